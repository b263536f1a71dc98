import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { authorityCases } from './authority-cases.ts';
import { chainCases } from './chain-cases.ts';
import { closingCases } from './closing-cases.ts';
import { Hand, type CorpusCase, type Expectation, type Told } from './corpus-case.ts';
import { formCases } from './form-cases.ts';
import { honestCases } from './honest-cases.ts';
import { keyCases } from './key-cases.ts';
import { otherKeyCases } from './other-key-cases.ts';
import { pinCases } from './pin-cases.ts';
import { policyCases } from './policy-cases.ts';
import { treeCases } from './tree-cases.ts';
import { workCases } from './work-cases.ts';

/** Every case of the corpus. */
export const corpusCases: readonly CorpusCase[] = [
  ...honestCases,
  ...treeCases,
  ...formCases,
  ...chainCases,
  ...keyCases,
  ...otherKeyCases,
  ...pinCases,
  ...authorityCases,
  ...policyCases,
  ...workCases,
  ...closingCases,
];

/** The files of a case, as they are checked in. */
export interface MadeCase {
  readonly bundle: Uint8Array;
  readonly expected: ExpectedFile;
  readonly about: string;
  /** The ledger's id, where the reader was told it. */
  readonly pin: string | undefined;
  /** The pin file that the reader had, where they had one. */
  readonly vouched: string | undefined;
}

/** `expected.json`: what any implementation must make of the bundle. */
export interface ExpectedFile {
  /** The commit that the bundle holds. */
  readonly tip: string;
  readonly ledger: string | null;
  readonly verdict: 'whole' | 'incomplete' | 'findings' | 'no-ledger';
  /** Records that count. */
  readonly counting: number;
  /** Sorted by code, then path. */
  readonly findings: readonly ExpectedFinding[];
  /** Files that `verify.sh` must call bad, sorted; or why it cannot see what is wrong. */
  readonly script: { readonly bad: readonly string[] } | { readonly beyond: string };
}

/** One finding, without its words: those are every implementation's own. */
export interface ExpectedFinding {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly id: string | null;
  readonly path: string | null;
}

/** What is missing, rather than wrong. */
const MISSING: ReadonlySet<string> = new Set([
  'ledger.missing-object',
  'trust.chain-hole',
  'trust.seen-missing',
]);

/** Makes a case: the same bytes each time, with the same Git. */
export async function makeCase(chosen: CorpusCase): Promise<MadeCase> {
  const hand = new Hand();
  const expectation = await chosen.make(hand);
  hand.publish();
  const { bytes, tip } = hand.history.bundle(chosen.sha256 === true ? 'sha256' : 'sha1');
  return {
    bundle: bytes,
    expected: expectedFile(expectation, { tip, ledger: hand.forge.ledger }),
    about: `# ${chosen.name}\n\n${chosen.about}\n`,
    pin: chosen.pinned === true ? hand.forge.ledger : undefined,
    vouched: expectation.vouched && Buffer.from(expectation.vouched).toString(),
  };
}

/** The texts of a case beside its bundle, by file name. */
export function textsOf({
  expected,
  about,
  pin,
  vouched,
}: MadeCase): Record<string, string | undefined> {
  return {
    'expected.json': `${JSON.stringify(expected, null, 2)}\n`,
    'about.md': about,
    pin: pin === undefined ? undefined : `${pin}\n`,
    'sos-pin': vouched,
  };
}

/** Writes the folder of a case anew. */
export function keepCase(folder: string, made: MadeCase): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ledger.bundle'), made.bundle);
  for (const [name, text] of Object.entries(textsOf(made))) {
    if (text !== undefined) writeFileSync(path.join(folder, name), text);
  }
}

function expectedFile(
  { findings, counting, beyondScript }: Expectation,
  made: { tip: string; ledger: string },
): ExpectedFile {
  const expected = findings.map(expectedFinding).sort(byCodeAndPath);
  const errors = expected.filter(({ severity }) => severity === 'error');
  const bad = [...new Set(errors.map(({ path }) => path ?? ''))].sort();
  const noLedger = errors.some(({ code }) => code === 'trust.no-genesis');
  return {
    tip: made.tip,
    ledger: noLedger ? null : made.ledger,
    verdict: noLedger ? 'no-ledger' : verdictOf(errors),
    counting,
    findings: expected,
    script: beyondScript === undefined ? { bad } : { beyond: beyondScript },
  };
}

function expectedFinding({ code, at, severity = 'error' }: Told): ExpectedFinding {
  if (at === '') return { severity, code, id: null, path: null };
  if (typeof at === 'string') return { severity, code, id: null, path: at };
  return { severity, code, id: at.id, path: at.path };
}

function verdictOf(errors: readonly ExpectedFinding[]): ExpectedFile['verdict'] {
  if (errors.length === 0) return 'whole';
  return errors.every(({ code }) => MISSING.has(code)) ? 'incomplete' : 'findings';
}

function byCodeAndPath(a: ExpectedFinding, b: ExpectedFinding): number {
  const left = `${a.code} ${a.path ?? ''}`;
  const right = `${b.code} ${b.path ?? ''}`;
  return left < right ? -1 : Number(left > right);
}
