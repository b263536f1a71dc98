import type { LeakView } from './leak.ts';

/** Whose turn it is at anything open, and the command that takes it. */
export interface OpenMoveView {
  readonly brief: string | null;
  readonly gate: string | null;
  readonly message: string | null;
  /** Empty where nobody can make it. */
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** A gate that I was asked and cannot answer yet. */
export interface HeldUpView {
  readonly brief: string;
  readonly gate: string;
  /** Who owes the evidence. */
  readonly from: readonly string[];
  readonly criteria: readonly string[];
  readonly next: string;
}

/** A key that asks for a name which is enrolled already: perhaps its owner's, perhaps not. */
export interface FurtherKeyView {
  readonly name: string;
  readonly fingerprint: string;
  /** To be typed only after the fingerprint was compared with the owner of the name. */
  readonly command: string;
}

/** What is to be done here and now, and by whom. */
export interface StatusView {
  /** Whose key signs here; null where there is none. */
  readonly me: string | null;
  readonly standing: 'enrolled' | 'asking' | 'ended' | 'none';
  /** Moves that I can make. */
  readonly mine: readonly OpenMoveView[];
  /** Requests to me that wait for evidence of others. */
  readonly heldUp: readonly HeldUpView[];
  /** Moves of others on briefs that I opened, hold or am assigned to. */
  readonly waitingFor: readonly OpenMoveView[];
  /** Moves of others on everything else. */
  readonly elsewhere: readonly OpenMoveView[];
  /** Moves that nobody can make. */
  readonly nobody: readonly OpenMoveView[];
  /** Keys that ask for a name which is enrolled; only shown to whoever could let them in. */
  readonly furtherKeys: readonly FurtherKeyView[];
  /** Secrets to be changed; each is told once in a clone. */
  readonly leaks: readonly LeakView[];
  /** Gates of open briefs that nobody can answer. */
  readonly withoutDoor: readonly {
    readonly brief: string;
    readonly gate: string;
    readonly holder: string;
  }[];
  /** Closed briefs that rest on a pass which does not stand any more. */
  readonly affected: readonly { readonly brief: string; readonly gate: string }[];
  /** Null where there is nobody to share with. */
  readonly remote: string | null;
  /** Ids of records that the remote is not known to have. */
  readonly unshared: readonly string[];
  /** Records and files that do not count, or lack something; `sos verify` names each. */
  readonly problems: number;
}

interface MoveSource {
  readonly brief: string | undefined;
  readonly gate: string | undefined;
  readonly message: string | undefined;
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** What the status is sorted out from. */
export interface StatusSource extends Pick<
  StatusView,
  'standing' | 'furtherKeys' | 'leaks' | 'withoutDoor' | 'affected' | 'problems'
> {
  readonly me: string | undefined;
  readonly moves: readonly MoveSource[];
  readonly heldUp: readonly (HeldUpView & { readonly holders: readonly string[] })[];
  /** Briefs that I have to do with. */
  readonly myBriefs: ReadonlySet<string>;
  readonly remote: string | undefined;
  readonly unshared: ReadonlySet<string>;
}

/** Sorts moves into mine, those I wait for, nobody's and all others. */
export function statusView(source: StatusSource): StatusView {
  const { me, standing, myBriefs, furtherKeys, leaks, withoutDoor, affected, problems, remote } =
    source;
  const all = source.moves.map(moveView);
  const isMine = ({ who }: OpenMoveView): boolean => me !== undefined && who.includes(me);
  const others = all.filter((move) => !isMine(move) && move.who.length > 0);
  const concernsMe = ({ brief }: OpenMoveView): boolean => brief !== null && myBriefs.has(brief);
  return {
    me: me ?? null,
    standing,
    mine: all.filter(isMine),
    heldUp: source.heldUp
      .filter(({ holders }) => me !== undefined && holders.includes(me))
      .map(({ brief, gate, from, criteria, next }) => ({ brief, gate, from, criteria, next })),
    waitingFor: others.filter(concernsMe),
    elsewhere: others.filter((move) => !concernsMe(move)),
    nobody: all.filter(({ who }) => who.length === 0),
    furtherKeys,
    leaks,
    withoutDoor,
    affected,
    remote: remote ?? null,
    unshared: [...source.unshared],
    problems,
  };
}

function moveView({ brief, gate, message, who, what, why, next }: MoveSource): OpenMoveView {
  return {
    brief: brief ?? null,
    gate: gate ?? null,
    message: message ?? null,
    who,
    what,
    why,
    next,
  };
}
