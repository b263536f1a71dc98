import { entropyOf, looksRandom } from '../entropy.ts';
import { isPlaceholder } from '../placeholder.ts';
import { GIVEN, type SecretRule } from '../rule.ts';

const NAMES = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'api_key',
  'api-key',
  'apikey',
  'access_key',
  'access-key',
  'accesskey',
  'auth_token',
  'auth-token',
  'authtoken',
  'access_token',
  'access-token',
  'accesstoken',
  'private_key',
  'privatekey',
  'encryption_key',
  'signing_key',
  'credential',
  '_token',
  'bot-token',
];

/** As much as a fingerprint of ours takes: what names a secret is none. */
const BEFORE = 96;

/** A character of a value that stands without quotes. */
const BARE = String.raw`[^\s\x00-\x1f"'\`\\,;(){}<>\[\]$&|]`;

/** What is known as a secret by what it is called alone. People choose such, and may choose badly. */
const byName = {
  guessable: true,
  generic: true,
  anyCase: true,
  standsAlone: false,
  before: BEFORE,
  after: 256,
} as const;

/** Secrets without a form of their own. */
export const generalRules: readonly SecretRule[] = [
  {
    ...byName,
    id: 'assigned-secret',
    keywords: NAMES,
    pattern: String.raw`(?:${NAMES.join('|')})${GIVEN}(?<secret>(?<=["'\`])[^\s"'\`\\]{8,128}(?=\\?["'\`])|(?<!["'\`])${BARE}{10,128}(?!${BARE}|[({[$]))`,
    accepts: (value) => isMixed(value) && !isPlaceholder(value) && !isReference(value),
  },
  {
    ...byName,
    id: 'password-in-address',
    keywords: ['://'],
    pattern: String.raw`:\/\/[^\s:/@"'\`<>]{0,100}:(?<secret>[^\s:/@"'\`<>]{3,200})@(?=[A-Za-z0-9[$])`,
    accepts: (password) =>
      !isPlaceholder(password) &&
      !/^(?:password|passwd|pass|pwd|secret|user|token|pw)$/i.test(password),
  },
  {
    ...byName,
    id: 'basic-authorization',
    keywords: ['basic '],
    pattern: String.raw`basic {1,4}(?<secret>[A-Za-z0-9+/]{8,250}={0,2})(?![A-Za-z0-9+/=])`,
    accepts: (credentials) => holdsNameAndPassword(credentials),
  },
  {
    ...byName,
    id: 'bearer-token',
    guessable: false,
    keywords: ['bearer '],
    pattern: String.raw`bearer {1,4}(?<secret>[A-Za-z0-9._~+/-]{20,220}={0,2})(?![A-Za-z0-9._~+/=-])`,
    accepts: (bearer) => looksRandom(bearer) && !isPlaceholder(bearer),
  },
  {
    ...byName,
    id: 'password-of-curl',
    keywords: ['curl '],
    pattern: String.raw`curl [^\n|;&]{0,160}?(?:-u|--user)[ =]{1,2}["']?[^\s:"'$]{1,60}:(?<secret>[^\s"'$]{4,80})`,
    accepts: (password) => !isPlaceholder(password),
  },
];

/** Members, paths, addresses, constants, calls, variables of Perl, defaults, names of types. */
const REFERENCES = [
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/,
  /^(?:\.{0,2}\/|https?:\/\/|~\/)/,
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /\(|\?\?|^[@%]\w+$/,
  // A place in a template that something is put into.
  /\{[a-z]+(?::[a-z0-9]+)?\}/i,
  /^[A-Z][a-z]+\d{1,2}[A-Z][a-z]+$/,
];

/** Letters and something else, and little that is said twice. */
function isMixed(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  return (
    kinds >= 2 && /[A-Za-z]/.test(value) && /[\d!@#%^*?]/.test(value) && entropyOf(value) >= 2.75
  );
}

/** Code and paths that lead to a secret and are none. */
function isReference(value: string): boolean {
  return REFERENCES.some((reference) => reference.test(value));
}

function holdsNameAndPassword(credentials: string): boolean {
  const text = Buffer.from(credentials, 'base64').toString('latin1');
  return /^[\x20-\x7e]{1,100}:[\x20-\x7e]{3,100}$/.test(text) && !isPlaceholder(text);
}
