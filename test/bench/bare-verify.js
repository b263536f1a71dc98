// Checks the Ed25519 signatures of a file with node:crypto and does nothing else: one core, keys kept.
import { Buffer } from 'node:buffer';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const keys = new Map();

function keyOf(x) {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x };
  if (!keys.has(x)) keys.set(x, createPublicKey({ key: jwk, format: 'jwk' }));
  return keys.get(x);
}

const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');
const good = lines.every((line) => {
  const [x, bytes, raw] = line.split(' ');
  return verify(null, Buffer.from(bytes, 'base64url'), keyOf(x), Buffer.from(raw, 'base64url'));
});
process.exit(good ? 0 : 1);
