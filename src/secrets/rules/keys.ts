import { token, type SecretRule } from '../rule.ts';

/** As much of a key as is looked at, in bytes. */
const LONGEST = 16 * 1024;

/** Lines that stand before a key: what it is encrypted with, who made it. */
const HEADERS = String.raw`(?:(?:\s|\\[nr])*[A-Za-z-]{3,20}: [^\r\n\\]{0,100})*`;

/** Private keys and what is signed with them. */
export const keyRules: readonly SecretRule[] = [
  // RFC 7468, RFC 4880 and OpenSSH's PROTOCOL.key: all in base64 between two lines.
  token('private-key', {
    starts: ['-----BEGIN '],
    body: String.raw`(?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----${HEADERS}[A-Za-z0-9+/=\s\\]{40,${LONGEST - 2048}}(?:-----END [A-Z0-9 ]{3,40}-----)?`,
    end: '$^',
    after: LONGEST,
    accepts: (key) => /[A-Za-z0-9+/]{32}/.test(key),
  }),
  // putty's sshpubk.c: a key file says how many lines of private parts follow.
  token('putty-private-key', {
    starts: ['PuTTY-User-Key-File-'],
    body: String.raw`[123]: [\s\S]{0,4096}?Private-Lines: [0-9]{1,4}(?:\s|\\[nr]){1,4}[A-Za-z0-9+/=\s\\]{40,8000}`,
    end: '$^',
    after: LONGEST,
  }),
  // RFC 7519 and RFC 7515: three parts in base64url, the first two JSON objects.
  token('json-web-token', {
    starts: ['eyJ'],
    body: String.raw`[0-9A-Za-z_-]{10,1000}\.eyJ[0-9A-Za-z_-]{8,6000}\.[0-9A-Za-z_-]{16,1000}`,
    end: '[0-9A-Za-z_-]',
    after: 8192,
    accepts: saysItsAlgorithm,
  }),
  // RFC 7517: a private key as JSON has a member d beside its type.
  token('json-web-key', {
    starts: ['kty'],
    body: String.raw`\\?"\s{0,4}:\s{0,4}\\?"(?:RSA|EC|OKP|oct)\\?"[^{}]{0,4096}?"(?:d|k)\\?"\s{0,4}:\s{0,4}\\?"[0-9A-Za-z_-]{20,1000}`,
    end: '$^',
    after: 5200,
  }),
];

function saysItsAlgorithm(webToken: string): boolean {
  const head = Buffer.from(webToken.slice(0, webToken.indexOf('.')), 'base64url').toString(
    'latin1',
  );
  return head.includes('"alg"');
}
