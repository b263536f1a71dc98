import { writeFileSync } from 'node:fs';
import { ecdsaVectors } from './ecdsa-vectors.ts';
import { ed25519Vectors } from './ed25519-vectors.ts';
import { makeOpensshVectors } from './openssh-vectors.ts';
import { rsaVectors } from './rsa-vectors.ts';
import type { Vector } from './vector.ts';

/** Where the vectors are kept: the first are the same bytes each time they are made. */
export const EDGE_CASES = 'test/vectors/signing/edge-cases.json';
export const OPENSSH_FILES = 'test/vectors/signing/openssh-files.json';

/** Makes every edge case, by arithmetic that shares nothing with sos. */
export function makeEdgeCases(): Vector[] {
  return [...ed25519Vectors(), ...ecdsaVectors(), ...rsaVectors()];
}

/** Makes all vectors anew and keeps them; new keys are made in a folder. */
export function keepVectors(folder: string): void {
  writeFileSync(EDGE_CASES, textOf(makeEdgeCases()));
  writeFileSync(OPENSSH_FILES, textOf(makeOpensshVectors(folder)));
}

function textOf(vectors: readonly Vector[]): string {
  return `${JSON.stringify(vectors, null, 1)}\n`;
}
