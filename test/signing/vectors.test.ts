import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import { verifySignature, verifySignatureAside } from '../../src/signing/index.ts';
import { EDGE_CASES, keepVectors, makeEdgeCases, OPENSSH_FILES } from './make-vectors.ts';
import { makeOpensshVectors } from './openssh-vectors.ts';
import { keygenAccepts } from './ssh-tools.ts';
import type { Vector } from './vector.ts';

const folder = mkdtempSync(join(tmpdir(), 'sos-vectors-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

if (process.env['UPDATE_VECTORS'] === '1') keepVectors(mkdtempSync(join(folder, 'kept-')));

function keptIn(file: string): Vector[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Vector[];
}

/** What becomes of a vector, asked both ways, which must say the same. */
async function outcomeOf({ message, armored, namespace }: Vector): Promise<string> {
  const claim = { message: utf8(message), armored, namespace };
  const answer = verifySignature(claim);
  expect(await verifySignatureAside(claim)).toEqual(answer);
  return answer.ok ? 'good' : answer.code;
}

/** What we take, `ssh-keygen` takes; what it takes and we refuse, the vector gives a reason for. */
function expectAgreement({ message, armored, expect: expected, stricter }: Vector): void {
  const accepted = keygenAccepts(folder, { armored, message: utf8(message) });
  if (expected === 'good') expect(accepted).toBe(true);
  else if (stricter === undefined) expect(accepted).toBe(false);
}

const fresh = makeOpensshVectors(mkdtempSync(join(folder, 'fresh-')));

describe.each([
  ['kept edge cases', keptIn(EDGE_CASES)],
  ['kept signature files of OpenSSH', keptIn(OPENSSH_FILES)],
  ['signature files that OpenSSH makes now', fresh],
])('%s', (_what, vectors) => {
  it.each(vectors)('$group: $name is $expect, because $reason', async (vector) => {
    expect(await outcomeOf(vector)).toBe(vector.expect);
  });

  it.each(vectors)(
    '$group: $name is judged by ssh-keygen as here, or more mildly',
    expectAgreement,
  );
});

it('makes the kept edge cases again, byte by byte', () => {
  expect(makeEdgeCases()).toEqual(keptIn(EDGE_CASES));
});
