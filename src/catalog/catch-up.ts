import { SosError } from '../base/index.ts';
import type { Entry, LedgerReading, Misfit, MisfitCode } from '../ledger/index.ts';
import {
  judge,
  judgeNext,
  storeJudgement,
  checkSignatures,
  type Finding,
  type Judgement,
} from '../trust/index.ts';
import { addToCatalog, writePage, type PageToKeep } from './catalog-file.ts';
import {
  standpointText,
  type CatalogSources,
  type CatalogState,
  type Standpoint,
} from './catalog-state.ts';

/** Brings what was kept up to a tip, or starts from nothing, and keeps the outcome. */
export async function catchUp(
  tip: string,
  kept: CatalogState | undefined,
  sources: CatalogSources,
): Promise<CatalogState> {
  const state = (kept && (await advanced(kept, tip, sources))) ?? (await fromNothing(tip, sources));
  await keep(state, kept, sources);
  return state;
}

const GONE: ReadonlySet<MisfitCode> = new Set<MisfitCode>(['ledger.removed', 'ledger.changed']);

async function advanced(
  kept: CatalogState,
  tip: string,
  sources: CatalogSources,
): Promise<CatalogState | undefined> {
  const added = await addedSince(kept.tip, tip, sources);
  // A tip that lacks what the other one had is no continuation of it.
  if (added === undefined || added.misfits.some(({ code }) => GONE.has(code))) return undefined;
  return { ...extend(kept, added, sources.pinned), tip };
}

/**
 * Gives undefined where the earlier commit cannot be read, as after a ledger was put back from a
 * backup. Whatever ails the later one shows when all of it is read.
 */
async function addedSince(
  earlier: string,
  tip: string,
  sources: CatalogSources,
): Promise<Pick<LedgerReading, 'entries' | 'misfits'> | undefined> {
  try {
    return await sources.readFiles(tip, { since: earlier });
  } catch (cause) {
    if (cause instanceof SosError) return undefined;
    throw cause;
  }
}

async function fromNothing(tip: string, sources: CatalogSources): Promise<CatalogState> {
  const checks = checkSignatures(sources.pinned.pinned);
  const read = await sources.readFiles(tip, { met: checks.meet });
  const { misfits } = read;
  const entries = await checks.done(read.entries);
  const judgement = judge({ entries, misfits, ...sources.pinned });
  return { tip, misfits, judgement, sealed: true };
}

/** Judges what was known together with what was added. Signatures known to be good stay so. */
export function extend(
  known: Omit<CatalogState, 'tip'>,
  added: Pick<LedgerReading, 'entries' | 'misfits'>,
  pinned: Standpoint,
): Omit<CatalogState, 'tip'> {
  const { sealed = false } = known;
  const next = oneByOne(known, added);
  if (next !== undefined) return { misfits: known.misfits, judgement: next, sealed };
  const { signed, ruling } = known.judgement;
  const misfits = [...known.misfits, ...added.misfits];
  const entries = [...signed, ...added.entries];
  const earlier = findingsAboutOthers(ruling.findings, signed, known.misfits);
  return { misfits, judgement: judge({ entries, misfits, ...pinned, earlier }), sealed };
}

/** Most records knew everything before them: those are judged without judging all again. */
function oneByOne(
  { judgement }: Omit<CatalogState, 'tip'>,
  { entries, misfits }: Pick<LedgerReading, 'entries' | 'misfits'>,
): Judgement | undefined {
  if (misfits.length > 0) return undefined;
  const inTime = [...entries].sort((a, b) => (a.record.at < b.record.at ? -1 : 1));
  return judgeNext(judgement, inTime);
}

/** Findings about files that were refused for their signature and are not judged again. */
function findingsAboutOthers(
  findings: readonly Finding[],
  signed: readonly Entry[],
  misfits: readonly Misfit[],
): Finding[] {
  const judgedAgain = new Set([...signed, ...misfits].map(({ path }) => path));
  return findings.filter(({ path }) => path !== undefined && !judgedAgain.has(path));
}

/** A reader goes through all additions, so at some point they are made one page. */
const MOST_SECTIONS = 64;

/**
 * Keeps a state for the next reader: what is new beside what was kept, or all of it. A whole page
 * bears our seal only if nothing in it came from what does not.
 */
export async function keep(
  state: CatalogState,
  before: CatalogState | undefined,
  sources: CatalogSources,
): Promise<void> {
  const { files, path } = sources;
  const pinned = standpointText(sources.pinned);
  const { tip, misfits, judgement } = state;
  const seal = await sources.seal();
  const page = (from: number): PageToKeep => ({
    tip,
    pinned,
    misfits,
    judgement: storeJudgement(judgement, from),
  });
  if (before !== undefined && goesOn(before, judgement)) {
    const addition = { from: before.tip, page: page(before.judgement.signed.length), seal };
    await addToCatalog(files, path, addition);
  } else
    await writePage(files, path, { page: page(0), seal: state.sealed === true ? seal : undefined });
}

/** Tells whether a judgement only adds to the one that was read from the file. */
function goesOn({ judgement, sections = MOST_SECTIONS }: CatalogState, next: Judgement): boolean {
  return (
    sections < MOST_SECTIONS &&
    beginsWith(next.signed, judgement.signed) &&
    beginsWith(next.ruling.entries, judgement.ruling.entries)
  );
}

function beginsWith(list: readonly object[], first: readonly object[]): boolean {
  for (let place = 0; place < first.length; place += 1)
    if (list[place] !== first[place]) return false;
  return true;
}
