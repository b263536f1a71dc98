import { lazily, sha256Hex, utf8 } from '../base/index.ts';
import { builtInRules } from './built-in-rules.ts';
import { isWithinWord } from './within-word.ts';
import { FEW_BYTES, KeywordsInFew } from './keywords-in-few.ts';
import { KeywordFinder, type KeywordHit, type Stretch } from './keyword-finder.ts';
import type { SecretRule } from './rule.ts';
import type { Detector, SecretMatch } from './secret-match.ts';
import { distinct } from './distinct.ts';
import { endsFingerprint } from './fingerprint.ts';

/** Makes a detector of the built-in rules. Nothing is compiled before there is something to look at. */
export function detector(): Detector {
  return detectorOf(builtInRules());
}

/** Makes a detector of rules: all keywords are looked for at once, then one rule near each. */
export function detectorOf(rules: readonly SecretRule[]): Detector {
  const vague = new Set(rules.filter(({ generic }) => generic).map(({ id }) => id));
  const engine = lazily(() => engineOf(rules));
  const within = (bytes: Uint8Array, stretch: Stretch): SecretMatch[] =>
    matchesWithin(engine(), bytes, stretch);
  return {
    get digest() {
      return digestOf(rules);
    },
    reach: {
      before: Math.max(...rules.map(({ before }) => before)),
      after: Math.max(...rules.map(({ after }) => after)),
    },
    vague,
    within,
    find: (bytes) => distinct(within(bytes, { from: 0, until: bytes.length }), vague),
  };
}

/** Where a secret stands in the bytes near a keyword, which begins at `at`. */
type SpanIn = (near: string, at: number) => readonly [number, number] | undefined;

/** A rule whose expression is made when its keyword is first seen. */
interface ReadyRule {
  readonly rule: SecretRule;
  readonly spanIn: SpanIn;
}

interface Engine {
  readonly scan: (bytes: Uint8Array, stretch: Stretch, onHit: KeywordHit) => void;
  /** By number of the keyword. */
  readonly rules: readonly ReadyRule[];
}

function engineOf(rules: readonly SecretRule[]): Engine {
  const ready = rules.flatMap((rule) => {
    const spanIn = rule.spanIn ?? builtInSpan(rule);
    return rule.keywords.map((keyword) => ({ keyword, rule, spanIn }));
  });
  return { scan: scanFor(ready.map(({ keyword }) => keyword)), rules: ready };
}

function scanFor(keywords: readonly string[]): Engine['scan'] {
  const inFew = lazily(() => new KeywordsInFew(keywords));
  const inMany = lazily(() => new KeywordFinder(keywords.map(utf8)));
  return (bytes, stretch, onHit) => {
    const finder = bytes.length <= FEW_BYTES ? inFew() : inMany();
    finder.scan(bytes, stretch, onHit);
  };
}

function matchesWithin(engine: Engine, bytes: Uint8Array, stretch: Stretch): SecretMatch[] {
  const found: SecretMatch[] = [];
  engine.scan(bytes, stretch, (keyword, start) => {
    const ready = engine.rules[keyword];
    const match = ready === undefined ? undefined : matchAt(ready, bytes, start);
    if (match !== undefined) found.push(match);
  });
  return found;
}

/** Holds one rule against the bytes round one keyword. One character of Latin-1 is one byte. */
function matchAt(
  { rule, spanIn }: ReadyRule,
  bytes: Uint8Array,
  at: number,
): SecretMatch | undefined {
  if (rule.standsAlone && isWithinWord(bytes, at)) return undefined;
  const from = Math.max(0, at - rule.before);
  const to = Math.min(bytes.length, at + rule.after);
  const near = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  const span = spanIn(near, at - from);
  if (span === undefined || !rule.accepts(near.slice(...span))) return undefined;
  const [start, end] = [from + span[0], from + span[1]];
  if (rule.generic && endsFingerprint(bytes, start, end)) return undefined;
  return { rule: rule.id, start, end };
}

/** An expression of ours begins where its keyword does. */
function builtInSpan({ pattern, anyCase }: SecretRule): SpanIn {
  const expression = lazily(() => new RegExp(pattern, anyCase ? 'diy' : 'dy'));
  return (near, at) => {
    const sticky = expression();
    sticky.lastIndex = at;
    const indices = sticky.exec(near)?.indices;
    return indices === undefined ? undefined : spanOf(indices);
  };
}

/** Where the secret of a match stands. */
function spanOf({ 0: [from, to] = [0, 0], groups }: RegExpIndicesArray): readonly [number, number] {
  const [start, end] = groups?.['secret'] ?? [from, to];
  return [groups?.['lead']?.[0] ?? start, end];
}

function digestOf(rules: readonly SecretRule[]): string {
  const told = rules.map(({ id, keywords, pattern, anyCase, after }) => [
    id,
    keywords,
    pattern,
    anyCase,
    after,
  ]);
  return sha256Hex(utf8(JSON.stringify(told)));
}
