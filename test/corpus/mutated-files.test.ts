import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Hex } from '../../src/base/index.ts';
import { placeOf, type Entry } from '../../src/ledger/index.ts';
import { noteTo } from '../support/forge.ts';
import { runSos } from '../support/program.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Hand } from './corpus-case.ts';
import type { PlantedFile } from './history.ts';

const LEDGER = 'refs/heads/sos/ledger';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** One byte set, added or taken away, or the file cut. */
const mutation = fc.record({
  how: fc.constantFrom('set', 'add', 'take', 'cut'),
  at: fc.nat(2000),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('\n\r\t\0 -"0a=:'))),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(honest: Buffer, { how, at, byte }: Mutation): Buffer {
  const place = at % honest.length;
  const before = honest.subarray(0, place);
  const after = honest.subarray(how === 'add' ? place : place + 1);
  if (how === 'cut') return before;
  return Buffer.concat([before, how === 'take' ? Buffer.alloc(0) : Buffer.from([byte]), after]);
}

/** Puts a mutated file where a reader would look for it. */
function placed(entry: Entry, bytes: Buffer): PlantedFile {
  const separator = bytes.indexOf('\n---\n');
  const payload = separator < 0 ? bytes : bytes.subarray(0, separator + 1);
  const digests = { id: sha256Hex(payload), fileDigest: sha256Hex(bytes) };
  return { path: placeOf({ record: entry.record, ...digests }), bytes };
}

it('no damage to a file escapes sos verify or verify.sh, and both name the same files', async () => {
  const hand = new Hand();
  await hand.team();
  const note = await hand.forge.append('sos-dev', noteTo('kasra', 'two\nlines and "quotes"'));
  hand.publish();
  const honest = Buffer.from(hand.fileOf(note).bytes);
  const files = fc
    .sample(mutation, { numRuns: 150, seed: 20261123 })
    .map((each) => mutated(honest, each))
    .filter((bytes) => !bytes.equals(honest))
    .map((bytes) => placed(note, bytes));
  hand.plant(...files);
  sandbox.write('ledger.bundle', hand.history.bundle().bytes);
  sandbox.bare();
  sandbox.git('hub.git', 'fetch', '--quiet', '../ledger.bundle', `${LEDGER}:${LEDGER}`);

  const expected = [...new Set(files.map(({ path }) => path))].sort();
  const { data } = (
    await runSos(['verify', '--json'], {
      folder: sandbox.at('hub.git'),
      env: { HOME: sandbox.home },
    })
  ).json();
  const found = (data.findings as { path: string }[]).map(({ path }) => path);
  expect([...new Set(found)].sort()).toEqual(expected);

  const ran = spawnSync('sh', ['templates/verify.sh', sandbox.at('hub.git')], { encoding: 'utf8' });
  const bad = ran.stdout.split('\n').slice(0, -2);
  expect(bad.map((line) => line.split(' ')[1]).sort()).toEqual(expected);
});
