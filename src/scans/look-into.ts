import { utf8 } from '../base/index.ts';
import type { Unpack } from '../host/index.ts';
import { base64Runs } from '../secrets/index.ts';
import type { Hit } from './hit.ts';
import { privateHits } from './private-hits.ts';
import type { ScanRules } from './scan-rules.ts';
import { wideRuns } from './wide-runs.ts';
import { isZip, zipMembers } from './zip-members.ts';

/** How deep packings are opened: a zip file in base64 in a zip file. */
const DEEPEST = 3;

/** Bytes that are unpacked of one blob, all its members and theirs together. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** Bytes that one archive is unpacked to: all of it is in memory at once. */
const MOST_OF_ARCHIVE = 32 * 1024 * 1024;

/** What bytes are held against, and what opens them. */
export interface Looking {
  readonly rules: ScanRules;
  readonly unpack: Unpack;
}

/** How far inside one blob we are, and how much more may be unpacked of it. */
interface Depth {
  readonly level: number;
  readonly budget: { left: number };
}

/** Finds what must not be there in bytes, also where they are packed. */
export function lookInto(bytes: Uint8Array, looking: Looking): Hit[] {
  return hitsIn(bytes, looking, { level: 0, budget: { left: MOST_UNPACKED } });
}

function hitsIn(bytes: Uint8Array, looking: Looking, depth: Depth): Hit[] {
  const { rules } = looking;
  const hits: Hit[] = rules.secrets.find(bytes).map(({ rule, start, end }) => ({
    kind: 'secret',
    rule,
    start,
    end,
    found: bytes.slice(start, end),
  }));
  hits.push(...privateHits(bytes, rules.private));
  for (const run of wideRuns(bytes)) {
    const inside = spend(run.text, looking, depth);
    hits.push(...inside.map((hit) => outside(hit, run, 'utf-16')));
  }
  for (const run of base64Runs(bytes)) {
    const inside = spend(run.decoded, looking, depth);
    hits.push(...inside.map((hit) => outside(hit, run, 'base64')));
  }
  hits.push(...hitsInArchive(bytes, looking, depth));
  return hits;
}

/** Looks one level deeper, as long as there is something left to spend. */
function spend(bytes: Uint8Array, looking: Looking, { level, budget }: Depth): Hit[] {
  if (level >= DEEPEST || budget.left < bytes.length)
    return [unopened('too deep or too large', bytes)];
  budget.left -= bytes.length;
  return hitsIn(bytes, looking, { level: level + 1, budget });
}

/** What was found inside stands where the packing stands. */
function outside(hit: Hit, run: { start: number; end: number }, how: string): Hit {
  const within = hit.within === undefined ? how : `${how}, ${hit.within}`;
  return { ...hit, start: run.start, end: run.end, within };
}

function hitsInArchive(bytes: Uint8Array, looking: Looking, depth: Depth): Hit[] {
  const whole = { start: 0, end: bytes.length };
  const room = Math.min(depth.budget.left, MOST_OF_ARCHIVE);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const content = looking.unpack.unpacked(bytes, 'gzip', room);
    if (content === undefined) return [unopened('gzip', bytes)];
    return spend(content, looking, depth).map((hit) => outside(hit, whole, 'gzip'));
  }
  if (!isZip(bytes)) return isOpaque(bytes) ? [unopened('packed', bytes)] : [];
  const members = zipMembers(bytes, looking.unpack, room);
  if (members === undefined) return [unopened('zip', bytes)];
  return members.flatMap(({ name, content }) => {
    const how = `zip: ${name}`;
    const named = hitsIn(utf8(name), looking, { ...depth, level: DEEPEST });
    const held =
      typeof content === 'string' ? [unopened(content, bytes)] : spend(content, looking, depth);
    return [...named, ...held].map((hit) => outside(hit, whole, how));
  });
}

/** Threat: what nobody could look into passes for clean. */
function unopened(why: string, bytes: Uint8Array): Hit {
  const found = bytes.slice(0, 4096);
  return {
    kind: 'unopened',
    rule: `unopened.${why.replaceAll(' ', '-')}`,
    start: 0,
    end: 0,
    found,
  };
}

/** Formats of archives that are not opened here: xz, bzip2, 7z, rar, zstd. */
const OPAQUE = ['fd377a585a00', '425a68', '377abcaf271c', '526172211a07', '28b52ffd'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

function isOpaque(bytes: Uint8Array): boolean {
  return OPAQUE.some((magic) => magic.every((byte, place) => bytes[place] === byte));
}
