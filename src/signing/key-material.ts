import { CURVE_OF, isKeyType, type Curve, type KeyType } from './key-type.ts';
import { WireReader } from './wire-reader.ts';

/** The numbers of a public key. `application` is there when the key lives in a security key. */
export type KeyMaterial =
  | { readonly family: 'ed25519'; readonly point: Uint8Array; readonly application?: Uint8Array }
  | {
      readonly family: 'ecdsa';
      readonly curve: Curve;
      readonly x: Uint8Array;
      readonly y: Uint8Array;
      readonly application?: Uint8Array;
    }
  | { readonly family: 'rsa'; readonly modulus: Uint8Array; readonly exponent: Uint8Array };

/** What a key blob says, or why it says nothing. */
export type MaterialAnswer =
  | { readonly ok: true; readonly type: KeyType; readonly material: KeyMaterial }
  | { readonly ok: false; readonly problem: 'signing.malformed-key' | 'signing.unsupported-key' };

/**
 * Takes a key blob apart: exact lengths, nothing left over. What the numbers are worth is not
 * looked at here. Source: RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4,
 * OpenSSH PROTOCOL.u2f.
 */
export function materialOf(blob: Uint8Array): MaterialAnswer {
  const reader = new WireReader(blob);
  const type = reader.name();
  if (reader.hasFailed) return { ok: false, problem: 'signing.malformed-key' };
  if (!isKeyType(type)) return { ok: false, problem: 'signing.unsupported-key' };
  const material = readMaterial(type, reader);
  if (material === undefined || !reader.isWhole)
    return { ok: false, problem: 'signing.malformed-key' };
  return { ok: true, type, material };
}

function readMaterial(type: KeyType, reader: WireReader): KeyMaterial | undefined {
  switch (type) {
    case 'ssh-ed25519':
      return readEd25519(reader);
    case 'ssh-rsa':
      return { family: 'rsa', exponent: reader.positive(), modulus: reader.positive() };
    case 'ecdsa-sha2-nistp256':
    case 'ecdsa-sha2-nistp384':
    case 'ecdsa-sha2-nistp521':
      return readEcdsa(CURVE_OF[type], reader);
    case 'sk-ssh-ed25519@openssh.com':
      return withApplication(readEd25519(reader), reader);
    case 'sk-ecdsa-sha2-nistp256@openssh.com':
      return withApplication(readEcdsa(CURVE_OF[type], reader), reader);
  }
}

type Ed25519Material = Extract<KeyMaterial, { family: 'ed25519' }>;
type EcdsaMaterial = Extract<KeyMaterial, { family: 'ecdsa' }>;

const ED25519_POINT = 32;
const UNCOMPRESSED = 4;

function readEd25519(reader: WireReader): Ed25519Material | undefined {
  const point = reader.string();
  return point.length === ED25519_POINT ? { family: 'ed25519', point } : undefined;
}

/** Only uncompressed points, as OpenSSH does; that excludes the point at infinity, one zero byte. */
function readEcdsa(curve: Curve, reader: WireReader): EcdsaMaterial | undefined {
  if (reader.name() !== curve.sshName) return undefined;
  const point = reader.string();
  if (point.length !== 1 + 2 * curve.size || point[0] !== UNCOMPRESSED) return undefined;
  const x = point.subarray(1, 1 + curve.size);
  return { family: 'ecdsa', curve, x, y: point.subarray(1 + curve.size) };
}

const SSH_APPLICATION = Buffer.from('ssh:');

/** Keys that a browser may use for other sites (any other application) are not SSH keys. */
function withApplication(
  material: Ed25519Material | EcdsaMaterial | undefined,
  reader: WireReader,
): KeyMaterial | undefined {
  const application = reader.string();
  if (material === undefined || !SSH_APPLICATION.equals(application)) return undefined;
  return { ...material, application };
}
