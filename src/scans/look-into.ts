import { utf8 } from '../base/index.ts';
import type { Packer } from '../host/index.ts';
import { base64Runs } from '../secrets/index.ts';
import type { Hit } from './hit.ts';
import { openPacking } from './open-packing.ts';
import { packingOf } from './packings.ts';
import { privateHits } from './private-hits.ts';
import type { ScanRules } from './scan-rules.ts';
import { wideRuns } from './wide-runs.ts';

/** How deep packings are opened: a zip file in base64 in a zip file. */
const DEEPEST = 3;

/** Bytes that are unpacked of one blob, all its members and theirs together. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** Bytes that one archive is unpacked to: all of it is in memory at once. */
const MOST_OF_ARCHIVE = 32 * 1024 * 1024;

/** What bytes are held against, and what opens them. */
export interface Looking {
  readonly rules: ScanRules;
  readonly packer: Packer;
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
  for (const run of base64Runs(bytes, { isPacked })) {
    const inside = spend(run.decoded, looking, depth);
    hits.push(...inside.map((hit) => outside(hit, run, 'base64')));
  }
  hits.push(...hitsInPacking(bytes, looking, depth));
  return hits;
}

function isPacked(bytes: Uint8Array): boolean {
  return packingOf(bytes) !== undefined;
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

function hitsInPacking(bytes: Uint8Array, looking: Looking, depth: Depth): Hit[] {
  const room = Math.min(depth.budget.left, MOST_OF_ARCHIVE);
  const whole = { start: 0, end: bytes.length };
  return openPacking(bytes, looking.packer, room).flatMap(({ how, name, content }) => {
    const isOpen = typeof content !== 'string';
    if (!isOpen && name === undefined) return [unopened(content, bytes)];
    const named =
      name === undefined ? [] : hitsIn(utf8(name), looking, { ...depth, level: DEEPEST });
    const held = isOpen ? spend(content, looking, depth) : [unopened(content, bytes)];
    return [...named, ...held].map((hit) => outside(hit, whole, how));
  });
}

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
