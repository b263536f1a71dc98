import type { Oid, StockAnswer, StockGit } from '../git/index.ts';
import type { Files } from '../host/index.ts';
import type { ReleaseList } from '../records/index.ts';

/** `good`: proved; `bad`: the answer is another one than it must be; `unknown`: no answer. */
export type ProofStanding = 'good' | 'bad' | 'unknown';

/** One thing that must hold of a release, with a line of plain tools that shows it. */
export interface Proof {
  readonly name: string;
  /** What must hold, in a sentence of ours. */
  readonly claim: string;
  /** What anybody can type to see the same. */
  readonly line: string;
  /** What was answered, line by line. Words of others. */
  readonly answer: readonly string[];
  readonly standing: ProofStanding;
  /** Everything that is not as it must be. May hold words of others. */
  readonly findings: readonly string[];
}

/** The repository that is looked at, and what it is held against. */
export interface Bench {
  readonly git: StockGit;
  readonly files: Files;
  /** The folder with objects and refs, absolute, and how it is called in lines. */
  readonly gitFolder: string;
  readonly shown: string;
  /** What was to be built; undefined where no manifest is of this repository. */
  readonly list: ReleaseList | undefined;
  /** The commit that the list makes. */
  readonly release: Oid | undefined;
  /** The repository that the release was taken from. */
  readonly source: StockGit;
}

/** Looks at one thing. */
export type Prove = (bench: Bench) => Promise<Proof>;

/** What a proof is about, before anything was asked. */
export type Claim = Pick<Proof, 'name' | 'claim'>;

/** A proof whose line was answered: good where there are no findings. */
export function proved(
  claim: Claim,
  asked: Pick<StockAnswer, 'line'>,
  { answer, findings }: Pick<Proof, 'answer' | 'findings'>,
): Proof {
  const standing = findings.length === 0 ? 'good' : 'bad';
  return { ...claim, line: asked.line, answer, standing, findings };
}

/** A proof that nobody can give: absence of an answer is never a good one. */
export function unproved(claim: Claim, line: string, why: string): Proof {
  return { ...claim, line, answer: [], standing: 'unknown', findings: [why] };
}

/** The lines of an answer, without an empty last one. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Holds an answer of git's against a rule; where git gave none, nothing is proved. */
export function judged(
  claim: Claim,
  asked: StockAnswer,
  rule: (lines: readonly string[]) => readonly string[],
): Proof {
  if (asked.exitCode !== 0) return unproved(claim, asked.line, whyNot(asked));
  const answer = linesOf(asked.stdout);
  return proved(claim, asked, { answer, findings: rule(answer) });
}

/** Says why git gave no answer. */
export function whyNot({ exitCode, stderr }: StockAnswer): string {
  const said = stderr.trim().slice(0, 500);
  return `git gave no answer (${exitCode ?? 'it was ended'})${said === '' ? '' : `: ${said}`}`;
}
