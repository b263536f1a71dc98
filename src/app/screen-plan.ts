import { contentOf, type Content, type Draft } from '../records/index.ts';
import type { Packer } from '../host/index.ts';
import {
  detector,
  findersForTexts,
  fingerprintOf,
  screenBytes,
  screenTexts,
  secretsInText,
  type Finder,
  type PlacedSecret,
  type ToldPlace,
} from '../secrets/index.ts';
import type { Ruling } from '../trust/index.ts';
import type { Opened } from './opened.ts';
import type { Plan } from './write-request.ts';

/** What becomes of secrets in a plan. */
export interface Screening {
  /** They are taken out, instead of being refused. */
  readonly allowRedacted: boolean;
  /** The ledger's id, which salts what is told of them. */
  readonly ledger: string;
  /** Of the process: the values of some are secrets. */
  readonly variables: Readonly<Record<string, string>>;
  readonly packer: Packer;
}

/** Says what becomes of secrets in an opened repository. */
export function screeningOf(
  { allowRedacted, host }: Pick<Opened, 'allowRedacted' | 'host'>,
  { ledger = '' }: Partial<Pick<Ruling, 'ledger'>>,
): Screening {
  const { environment, packer } = host;
  return { allowRedacted, ledger, variables: environment.variables, packer };
}

/** A plan without secrets, and how many were taken out. */
export interface ScreenedPlan extends Required<Pick<Plan, 'drafts' | 'contents'>> {
  readonly redacted: number;
}

/**
 * Looks through every text and all content of a plan. Threat: a secret that is signed into history
 * cannot be taken out of it again; and a digest of it, in the name of its content, would let it be
 * guessed. So nothing is hashed or signed that was not looked at here. Throws `secrets.in-text`.
 */
export async function screenPlan(
  { drafts, contents = [], printed = false }: Plan,
  screening: Screening,
): Promise<ScreenedPlan> {
  const texts = screenTexts(drafts, findersForTexts(screening.variables));
  const finders = contents.length === 0 ? [] : await findersForContents(screening);
  const bytes = contents.map((each, index) => screenBytes(each, `content ${index + 1}`, finders));
  const found = [texts, ...bytes].flatMap((screened) => screened.found);
  if (found.length === 0) return { drafts, contents, redacted: 0 };
  const mayBeTakenOut = screening.allowRedacted || (printed && texts.found.length === 0);
  if (!mayBeTakenOut) throw secretsInText(told(found, screening.ledger));
  const kept = bytes.map(({ redacted }) => redacted);
  return {
    drafts: naming(texts.redacted, contents, kept),
    contents: kept,
    redacted: found.length,
  };
}

/** What opens packings is loaded only where there is content. */
async function findersForContents({ variables, packer }: Screening): Promise<Finder[]> {
  const { packedFinder } = await import('../scans/index.ts');
  return [...findersForTexts(variables), packedFinder(detector(), packer)];
}

/** Looks through what will be told of something that is yet to be done. Throws `secrets.in-text`. */
export function screenTold<T>(value: T, { allowRedacted, ledger, variables }: Screening): T {
  const { found, redacted } = screenTexts(value, findersForTexts(variables));
  if (found.length > 0 && !allowRedacted) throw secretsInText(told(found, ledger));
  return redacted;
}

/** Fields of the first record are told without its number: mostly there is one. */
function told(found: readonly PlacedSecret[], salt: string): ToldPlace[] {
  return found.map(({ rule, field: path, line, secret }) => {
    const field = path.replace(/^0\./, '');
    const fingerprint = fingerprintOf({ rule, secret, place: `${field}:${line}`, salt });
    return { rule, field, line, fingerprint };
  });
}

/** Drafts name contents by digest: what changed is named anew. */
function naming(
  drafts: readonly Draft[],
  before: readonly Uint8Array[],
  after: readonly Uint8Array[],
): readonly Draft[] {
  const anew = new Map<string, Content>();
  before.forEach((bytes, index) => {
    const kept = after[index] ?? bytes;
    if (kept !== bytes) anew.set(contentOf(bytes).sha256, contentOf(kept));
  });
  return anew.size === 0 ? drafts : (renamed(drafts, anew) as readonly Draft[]);
}

function renamed(value: unknown, anew: ReadonlyMap<string, Content>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, anew));
  if (typeof value !== 'object' || value === null) return value;
  const known = 'sha256' in value && 'parts' in value ? anew.get(String(value.sha256)) : undefined;
  if (known !== undefined) return known;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, anew)]));
}
