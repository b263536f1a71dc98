/**
 * How one kind of secret looks. Its expression begins where one of its keywords begins, looks at
 * no more than its reach, and marks the secret by the groups `lead` (what of it stands before the
 * keyword) and `secret`; without them all of the match is the secret.
 */
export interface SecretRule {
  readonly id: string;
  /** ASCII; at least two characters, since each time one is found costs. */
  readonly keywords: readonly string[];
  readonly pattern: string;
  readonly anyCase: boolean;
  /** Bytes that are looked at before and from the beginning of a keyword. */
  readonly before: number;
  readonly after: number;
  /** It begins with its keyword, and never within a word. */
  readonly standsAlone: boolean;
  /** People choose such secrets, so that whoever has a digest of one can guess it. */
  readonly guessable: boolean;
  /** It knows a secret by the name beside it; a rule that knows the secret's own form goes first. */
  readonly generic: boolean;
  /** Where the secret stands near a keyword that begins at `at`; without it the pattern says so. */
  readonly spanIn?: (near: string, at: number) => readonly [number, number] | undefined;
  /** What an expression cannot say, such as a check sum. */
  readonly accepts: (secret: string) => boolean;
}

/** Rules of a policy bear names that no rule of ours has. */
export const POLICY_RULE = 'policy.';

const BOUNDARY = 24;
const AFTER = 256;

/**
 * Nothing that could belong to a word stands before, but what escapes and colours end with may: a
 * key in a log stands behind `\n`, `%3D`, `\u0026` and `ESC[32m`.
 */
const BEGIN = String.raw`(?<![A-Za-z0-9](?<!\\[nrtbf0]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\x1b\[[0-9;]{0,12}m))`;

/** A secret that is known by how it begins. */
export interface TokenForm {
  readonly starts: readonly string[];
  /** What follows the beginning, bounded in length. */
  readonly body: string;
  /** What of the secret stands before its keyword. */
  readonly lead?: string;
  /** What must not follow. */
  readonly end?: string;
  readonly after?: number;
  readonly accepts?: (secret: string) => boolean;
}

/** Makes a rule for secrets of a form of their own, such as those of most providers. */
export function token(id: string, form: TokenForm): SecretRule {
  const { starts, body, lead, end = '[A-Za-z0-9]', after = AFTER } = form;
  const head = lead === undefined ? BEGIN : `(?<=${BEGIN}(?<lead>${lead}))`;
  return {
    id,
    keywords: starts,
    pattern: `${head}(?:${starts.map(escaped).join('|')})(?:${body})(?!${end})`,
    anyCase: false,
    standsAlone: lead === undefined,
    before: lead === undefined ? BOUNDARY : 4 * BOUNDARY + 32,
    after,
    guessable: false,
    generic: false,
    accepts: form.accepts ?? (() => true),
  };
}

/** A secret that is known by the name of what it is given to. */
export interface AssignedForm {
  /** A word of the name, or all of it. */
  readonly names: readonly string[];
  /** What else the name must hold for the value to be a secret. */
  readonly also?: string;
  readonly value: string;
  readonly accepts?: (secret: string) => boolean;
}

/** Ends of a name, how a value is given to it in most languages and files, and an opening quote. */
export const GIVEN = String.raw`[\w.\-]{0,40}\\?["'\`]?\]?[ \t]{0,8}(?:=>|:=|={1,3}|:|,|>)[ \t]{0,8}\\?["'\`]?`;

/** Makes a rule for values without a form of their own, found beside a provider's name. */
export function assigned(id: string, form: AssignedForm): SecretRule {
  const { names, also = '', value } = form;
  return {
    id,
    keywords: names,
    pattern: `(?:${names.map(escaped).join('|')})${also}${GIVEN}(?<secret>${value})(?![A-Za-z0-9_])`,
    anyCase: true,
    standsAlone: false,
    before: 1,
    after: AFTER,
    guessable: false,
    generic: false,
    accepts: form.accepts ?? (() => true),
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
