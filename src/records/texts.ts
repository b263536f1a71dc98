import { findUnsafe, isInstant, lazily, LIMITS, sizeOfText } from '../base/index.ts';
import type { Shape } from './shape.ts';

/** Text that matches a pattern; `meaning` is what an error calls it. */
export function pattern(expression: RegExp, meaning: string): Shape<string> {
  return patternOnUse(() => expression, meaning);
}

/**
 * The same for a pattern of Unicode's classes, made when it is first asked: each takes longer to
 * make than a whole record to check, and most commands ask none.
 */
function patternOnUse(make: () => RegExp, meaning: string): Shape<string> {
  const expression = lazily(make);
  return {
    find(value, at, problems) {
      if (typeof value !== 'string' || !expression().test(value)) {
        problems.push({ at, problem: `must be ${meaning}` });
      }
    },
  };
}

/** Text of several lines, at most `max` bytes, without characters that deceive. */
export function text(max: number = LIMITS.inlineBody): Shape<string> {
  return {
    find: (value, at, problems) => {
      findInText({ value, at, max, lines: true }, problems);
    },
  };
}

/** Text of one line with something in it, at most `max` bytes. */
export function line(max = 500): Shape<string> {
  return {
    find: (value, at, problems) => {
      findInText({ value, at, max, lines: false }, problems);
    },
  };
}

interface TextPlace {
  readonly value: unknown;
  readonly at: string;
  readonly max: number;
  readonly lines: boolean;
}

function findInText(place: TextPlace, problems: { at: string; problem: string }[]): void {
  const { value, at, max, lines } = place;
  if (typeof value !== 'string') {
    problems.push({ at, problem: 'must be text' });
    return;
  }
  const size = sizeOfText(value);
  if (size > max) problems.push({ at, problem: `must be at most ${max} bytes, is ${size}` });
  // Stops text that steers a terminal or reads differently than it is stored.
  const unsafe = findUnsafe(value);
  if (unsafe !== undefined) {
    problems.push({ at, problem: `holds ${unsafe.name} at character ${unsafe.index}` });
  }
  if (!lines && /[\n\t]/.test(value)) problems.push({ at, problem: 'must be one line' });
  if (!lines && value.trim() === '') problems.push({ at, problem: 'must not be empty' });
}

/** A principal, role or gate: `sos-dev`. */
export const name = pattern(
  /^[a-z0-9](?:[a-z0-9]|[._-](?=[a-z0-9])){0,38}$/,
  'a name of a-z, 0-9 and single . _ - between them, at most 39 characters',
);

/** A brief: `S069`. Upper case only, so that no two briefs differ by case alone. */
export const briefId = pattern(
  /^(?!(?:CON|PRN|AUX|NUL|COM\d|LPT\d)$)[A-Z](?:[A-Z0-9]|-(?=[A-Z0-9])){0,23}$/,
  'a brief id of A-Z, 0-9 and single - between them, at most 24 characters, such as S069',
);

/** A name that Git may write into a commit: no `<`, no `>`, nothing that Git strips. */
export const authorName = patternOnUse(
  () => /^(?=.{1,200}$)[\p{L}\p{N}](?:[\p{L}\p{N} ,.'_()+-]*[\p{L}\p{N})])?$/u,
  "a name of letters, digits, spaces and , . ' _ ( ) + - between them",
);

/** An e-mail address that Git may write into a commit. */
export const email = pattern(
  /^[A-Za-z0-9._%+-]{1,100}@[A-Za-z0-9.-]{1,150}$/,
  'an e-mail address such as release@example.org',
);

/** A criterion of a brief: `c1`. */
export const criterionId = name;

/** The SHA-256 of a record's payload or of a blob. */
export const sha256 = pattern(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits');

/** A Git object name. */
export const oid = pattern(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a whole Git object name');

/** A key's fingerprint as OpenSSH writes it. */
export const fingerprint = pattern(/^SHA256:[A-Za-z0-9+/]{43}$/, 'a key fingerprint SHA256:…');

/** A claimed moment. */
export const instant: Shape<string> = {
  find(value, at, problems) {
    if (typeof value !== 'string' || !isInstant(value)) {
      problems.push({ at, problem: 'must be an instant such as 2026-11-23T01:00:00.000Z' });
    }
  },
};

/** Permission to append: `message`, `command:*`, `gate:clean-history`, `*`. */
export const capability = pattern(
  /^(?:\*|[a-z]+(?::(?:\*|[A-Za-z0-9][A-Za-z0-9._/-]{0,99}))?)$/,
  'a capability such as message, command:* or gate:clean-history',
);

/**
 * A ref that can be pushed to, whole: `refs/heads/main`. Source: git-check-ref-format(1), narrowed
 * to letters, digits and marks that no shell and no terminal takes for something else.
 */
export const ref = patternOnUse(
  () =>
    /^refs\/(?!.*(?:\.\.|\/\/|\/[.-]|\.lock(?:\/|$)|[./]$))[\p{L}\p{N}][\p{L}\p{N}._/+#@=-]{0,199}$/u,
  'a whole ref such as refs/heads/main',
);

/** Refs that a boundary is about: one, or all that begin alike, as `refs/tags/*`. */
export const refPattern = patternOnUse(
  () =>
    /^refs\/(?!.*(?:\.\.|\/\/|\/[.-]|\.lock(?:\/|$)|[./]$))(?:[\p{L}\p{N}][\p{L}\p{N}._/+#@=-]{0,199}|(?:[\p{L}\p{N}][\p{L}\p{N}._/+#@=-]{0,198}\/)?\*)$/u,
  'a whole ref such as refs/heads/main, or a beginning such as refs/tags/*',
);

/** What must not be done while a brief goes on: a word, or `no-push:` and refs. */
export const boundary = patternOnUse(
  () =>
    /^(?:[a-z0-9](?:[a-z0-9]|[._-](?=[a-z0-9])){0,38}|no-push:refs\/[\p{L}\p{N}._/+#@=-]{1,200}\*?)$/u,
  'a word such as no-push, or no-push:refs/heads/main',
);

/** A public key line without comment: `ssh-ed25519 AAAA…`. */
export const publicKey = pattern(
  /^[a-z0-9@.-]{1,64} [A-Za-z0-9+/]{16,6000}={0,2}$/,
  'a public key such as ssh-ed25519 AAAA…',
);
