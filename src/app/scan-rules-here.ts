import { hexOf, SosError, textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { memoryFolder } from '../memory/index.ts';
import {
  readTypedYaml,
  scanTermsShape,
  type ScanTerms,
  type ShapeProblem,
} from '../records/index.ts';
import { USUAL_LARGEST, type ScanRules } from '../scans/index.ts';
import { detector, detectorWith, fingerprintOf } from '../secrets/index.ts';
import { badScanFile } from './errors-of-scans.ts';
import type { Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

/** Without a ledger fingerprints hold for one run: nobody can compare them with anything. */
const SALT_BYTES = 32;

/** Bytes of the largest list that a person types. */
const LARGEST_LIST = 64 * 1024;

/** Letters of the shortest private word: a shorter one would be found everywhere. */
const SHORTEST_WORD = 3;

/** The file of the tree that may add to what is looked for. */
const TREE_FILE = '.sos-scan.yml';

/** What this repository is held against. */
export interface RulesHere {
  readonly rules: ScanRules;
  /** Objects in which private words may stand: the records that hold the list. */
  readonly mayBePrivate: ReadonlySet<string>;
}

/**
 * Gathers the rules of a scan: what is built in, what the ledger's policy says, what this user
 * keeps to themselves, and what the tree adds. Each may only make it look closer.
 */
export async function scanRulesHere(
  { host, repository }: Pick<Workspace, 'host' | 'repository'>,
  reading: Reading | undefined,
): Promise<RulesHere> {
  const salt = reading?.ruling.ledger ?? hexOf(host.random.bytes(SALT_BYTES));
  const policy: ScanTerms = reading?.ruling.policy?.terms.scan ?? {};
  const tree = await termsOfTree(host, repository.places.workTree);
  const said = [policy, { private: await ownWords(host) }, tree];
  const patterns = said.flatMap((terms: ScanTerms) => terms.patterns ?? []);
  return {
    rules: {
      secrets: patterns.length === 0 ? detector() : await detectorWith(patterns),
      fingerprint: (rule, secret, place) => fingerprintOf({ rule, secret, place, salt }),
      private: together(said.map((terms) => terms.private)),
      forbidden: together(said.map((terms: ScanTerms) => terms.forbidden)),
      largest: Math.min(policy.largest ?? USUAL_LARGEST, tree.largest ?? Infinity),
    },
    mayBePrivate: recordsOfPolicy(reading),
  };
}

/** The verified ledger; undefined where there is none. One that cannot be believed throws. */
export async function readingIfAny(workspace: Workspace): Promise<Reading | undefined> {
  try {
    return await workspace.readToDecide();
  } catch (error) {
    if (error instanceof SosError && error.code === 'app.no-ledger') return undefined;
    throw error;
  }
}

function together(lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}

/** Words that this user looks for everywhere, a line each; `#` begins a remark. */
async function ownWords(host: Host): Promise<readonly string[]> {
  const path = host.files.join(memoryFolder(host), '..', 'private-words');
  const bytes = await host.files.read(path, { maxBytes: LARGEST_LIST });
  const lines = (textOf(bytes ?? new Uint8Array()) ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.length >= SHORTEST_WORD && !line.startsWith('#'));
}

/** Threat: a file of the tree that lets its own secrets be. It has no words for that. */
async function termsOfTree(host: Host, workTree: string | undefined): Promise<ScanTerms> {
  if (workTree === undefined) return {};
  const { files } = host;
  const path = files.join(workTree, TREE_FILE);
  const type = (await files.facts(path))?.type;
  if (type === undefined) return {};
  if (type !== 'file') throw badScanFile(TREE_FILE, 'it is no plain file');
  const text = textOf((await files.read(path, { maxBytes: LARGEST_LIST })) ?? new Uint8Array());
  if (text === undefined) throw badScanFile(TREE_FILE, 'it cannot be read as text');
  const limits = { maxBytes: LARGEST_LIST, maxDepth: 4, name: TREE_FILE };
  const typed = await readTypedYaml(text, limits);
  const problems: ShapeProblem[] = [];
  scanTermsShape.find(typed, '', problems);
  const [first] = problems;
  if (first !== undefined) throw badScanFile(TREE_FILE, `${first.at} ${first.problem}`.trim());
  return typed as ScanTerms;
}

function recordsOfPolicy(reading: Reading | undefined): ReadonlySet<string> {
  const entries = reading?.ruling.entries ?? [];
  const holding = entries.filter(({ kind }) => kind === 'proposal' || kind === 'genesis');
  return new Set(holding.map(({ oid }) => oid));
}
