/** Types of key that sos checks signatures of, by their SSH names. */
export const KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;

/** A type of key; those that begin with `sk-` live in a security key. */
export type KeyType = (typeof KEY_TYPES)[number];

/** Tells whether a name is that of a type of key we know. DSA is none. */
export function isKeyType(name: string): name is KeyType {
  return (KEY_TYPES as readonly string[]).includes(name);
}

/** An elliptic curve by its three names, with the digest SSH uses on it and a number's length. */
export interface Curve {
  readonly sshName: string;
  readonly jwkName: string;
  readonly digest: 'sha256' | 'sha384' | 'sha512';
  /** Bytes of a coordinate. */
  readonly size: number;
}

const P256: Curve = { sshName: 'nistp256', jwkName: 'P-256', digest: 'sha256', size: 32 };
const P384: Curve = { sshName: 'nistp384', jwkName: 'P-384', digest: 'sha384', size: 48 };
const P521: Curve = { sshName: 'nistp521', jwkName: 'P-521', digest: 'sha512', size: 66 };

/** Curves by type of key. Source: RFC 5656, section 6.2. */
export const CURVE_OF = {
  'ecdsa-sha2-nistp256': P256,
  'ecdsa-sha2-nistp384': P384,
  'ecdsa-sha2-nistp521': P521,
  'sk-ecdsa-sha2-nistp256@openssh.com': P256,
} as const satisfies Partial<Record<KeyType, Curve>>;
