import type { Files } from '../host/index.ts';
import type { Entry, LedgerReading, Misfit, MisfitCode } from '../ledger/index.ts';
import {
  judge,
  restoreJudgement,
  storeJudgement,
  type Finding,
  type Judgement,
} from '../trust/index.ts';
import { readPage, writePage } from './catalog-file.ts';

/** How a catalog gets at the ledger's files, and where it keeps what it learned. */
export interface CatalogSources {
  readonly files: Files;
  /** The catalog's file, inside the common Git folder. */
  readonly path: string;
  /** The ledger's id where it is pinned. */
  readonly pinned: string | undefined;
  /** Reads all files at a tip, or only what differs from an earlier tip. */
  readFiles(
    tip: string,
    since: string | undefined,
  ): Promise<Pick<LedgerReading, 'entries' | 'misfits'>>;
}

/** What is known of the ledger at one tip. */
export interface CatalogState {
  readonly tip: string;
  readonly judgement: Judgement;
  readonly misfits: readonly Misfit[];
}

/**
 * Returns the judgement at a tip: kept from before, advanced by what was added since, or worked
 * out from nothing. All three say the same; deleting the file at any moment changes no answer.
 */
export async function stateAt(tip: string, sources: CatalogSources): Promise<CatalogState> {
  const page = await readPage(sources.files, sources.path);
  const usable = page?.pinned === (sources.pinned ?? '') ? page : undefined;
  const kept = usable && {
    tip: usable.tip,
    judgement: restoreJudgement(usable.judgement),
    misfits: usable.misfits,
  };
  if (kept?.tip === tip) return kept;
  const state = (kept && (await advanced(kept, tip, sources))) ?? (await fromNothing(tip, sources));
  await keep(state, sources);
  return state;
}

const GONE: ReadonlySet<MisfitCode> = new Set<MisfitCode>(['ledger.removed', 'ledger.changed']);

async function advanced(
  kept: CatalogState,
  tip: string,
  sources: CatalogSources,
): Promise<CatalogState | undefined> {
  const added = await sources.readFiles(tip, kept.tip);
  // A tip that lacks what the other one had is no continuation of it.
  const lacking = added.misfits.some(({ code }) => GONE.has(code));
  return lacking ? undefined : { ...extend(kept, added, sources.pinned), tip };
}

async function fromNothing(tip: string, sources: CatalogSources): Promise<CatalogState> {
  const { entries, misfits } = await sources.readFiles(tip, undefined);
  return { tip, misfits, judgement: judge({ entries, misfits, pinned: sources.pinned }) };
}

/** Judges what was known together with what was added. Signatures known to be good stay so. */
export function extend(
  known: Omit<CatalogState, 'tip'>,
  added: Pick<LedgerReading, 'entries' | 'misfits'>,
  pinned: string | undefined,
): Omit<CatalogState, 'tip'> {
  const { signed, ruling } = known.judgement;
  const misfits = [...known.misfits, ...added.misfits];
  const entries = [...signed, ...added.entries];
  const earlier = findingsAboutOthers(ruling.findings, signed, known.misfits);
  return { misfits, judgement: judge({ entries, misfits, pinned, earlier }) };
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

/** Keeps a state for the next reader. */
export async function keep(state: CatalogState, sources: CatalogSources): Promise<void> {
  await writePage(sources.files, sources.path, {
    tip: state.tip,
    pinned: sources.pinned ?? '',
    misfits: state.misfits,
    judgement: storeJudgement(state.judgement),
  });
}
