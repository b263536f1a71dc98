import type { SosError } from '../base/index.ts';
import type { AsOf, Durability, Workspace } from '../app/index.ts';
import type { Host } from '../host/index.ts';
import type { Finding } from '../trust/index.ts';
import type { View } from '../views/index.ts';
import type { InputOf, Parameters } from './parameters.ts';

/**
 * What must be there before a verb can run. `repository`: a Git repository, perhaps without a
 * ledger; `clone`: the same, also where what is remembered of the ledger is damaged;
 * `ledger`: a repository with one; `writer`: a ledger and the wish to append to it.
 */
export type Needs = 'nothing' | 'clone' | 'repository' | 'ledger' | 'writer';

/** What every verb is given. */
export interface BareContext {
  readonly host: Host;
  /** Every verb there is, for help and completion. */
  readonly areas: readonly Area[];
  /** Shows a part of a long answer as it comes; `--json` prints the whole one at the end. */
  show(view: View): Promise<void>;
  /** The answer is one JSON document on stdout, where nothing else may stand. */
  readonly json: boolean;
  /** Says a line on stderr while the verb runs; made safe, and left out under `--quiet`. */
  say(line: string): Promise<void>;
}

/** What a verb is given that looks at a repository. */
export interface WorkContext extends BareContext {
  readonly workspace: Workspace;
}

/** What a verb is given that appends. Both options go into its `WriteRequest` as they are. */
export interface WriteContext extends WorkContext {
  readonly offline: boolean;
  readonly once: string | undefined;
}

/** The context that goes with each need. */
export interface Contexts {
  readonly nothing: BareContext;
  readonly clone: WorkContext;
  readonly repository: WorkContext;
  readonly ledger: WorkContext;
  readonly writer: WriteContext;
}

/** What a verb answers. The view goes to stdout, all else is said beside it. */
export interface Answer {
  readonly view: View;
  /** Commands that can be pasted, best first. */
  readonly next?: readonly string[] | undefined;
  readonly asOf?: AsOf | undefined;
  /** What was noticed of the remote before, or behind the answer; `run-verb.ts` adds what was on the way. */
  readonly noticed?: readonly Finding[];
  /** Set on writes. */
  readonly durability?: Durability | undefined;
  readonly notShared?: string | undefined;
  /**
   * The answer is no, not yet, or not to be trusted: shown after the view, and it decides the exit
   * code. Without it the verb is done.
   */
  readonly failure?: SosError | undefined;
  /** The exit code, where it is that of the user's command and not one of ours. */
  readonly exitCode?: number | undefined;
  /** The view is said on stderr: stdout belongs to the command that was run. */
  readonly beside?: boolean | undefined;
  /** Exact bytes for stdout instead of rendered text (`show --raw`); `--json` ignores them. */
  readonly raw?: Uint8Array | undefined;
}

/** A verb, as its file states it. */
export interface VerbOf<P extends Parameters, N extends Needs> {
  readonly needs: N;
  /** Sentences for its own help page, beyond the summary in the verb table. */
  readonly about?: readonly string[];
  readonly parameters: P;
  /** At least one command line that can be pasted. */
  readonly examples: readonly [string, ...string[]];
  run(input: InputOf<P>, context: Contexts[N]): Promise<Answer>;
}

/** A verb of whatever parameters: only `run-verb.ts` calls it, with the input it parsed for it. */
export interface Verb extends Omit<VerbOf<Parameters, Needs>, 'run'> {
  run(input: never, context: never): Promise<Answer>;
}

/** States a verb, so that the types of its input and context follow from what it declares. */
export function defineVerb<const P extends Parameters, N extends Needs>(verb: VerbOf<P, N>): Verb {
  return verb;
}

/** A verb before it is loaded: what help of the whole program needs. */
export interface VerbEntry {
  /** The words that call it: `['brief', 'new']`. */
  readonly path: readonly string[];
  readonly summary: string;
  load(): Promise<{ readonly verb: Verb }>;
}

/** Verbs that help shows together. */
export interface Area {
  readonly title: string;
  readonly verbs: readonly VerbEntry[];
}
