import { afterEach, beforeEach, expect, it } from 'vitest';
import { sealWith, stateAt, type CatalogSources } from '../../src/catalog/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import type { Entry } from '../../src/ledger/index.ts';
import { Forge, noteTo } from '../support/forge.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** A signature cannot be checked without being looked at, so looks are counted. */
class Looks {
  readonly at = new Set<string>();

  /** The entry, whose proof says when somebody asks for it. */
  watched(entry: Entry): Entry {
    const { at } = this;
    const { proof, ...rest } = entry;
    return Object.defineProperty({ ...rest }, 'proof', {
      enumerable: true,
      get: () => {
        at.add(entry.id);
        return proof;
      },
    });
  }
}

it('a second verification checks no signature, and a later one only those of what was added', async () => {
  const forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  for (let number = 0; number < 20; number += 1) {
    await forge.append('sos-dev', noteTo('kasra', `note ${number}`));
  }
  const early = [...forge.entries];
  const late = await forge.append('kasra', noteTo('sos-dev', 'late'));
  const look = async (tip: string): Promise<{ counting: number; looked: Set<string> }> => {
    const looks = new Looks();
    const files = { one: early, two: [late] }[tip] ?? [];
    const sources: CatalogSources = {
      files: createNodeHost().files,
      path: sandbox.at('catalog'),
      pinned: { pinned: forge.ledger },
      seal: () => Promise.resolve(sealWith(Buffer.from('a key'))),
      believe: 'sealed',
      readFiles: () =>
        Promise.resolve({ entries: files.map((entry) => looks.watched(entry)), misfits: [] }),
    };
    const { judgement } = await stateAt(tip, sources);
    return { counting: judgement.ruling.entries.length, looked: looks.at };
  };
  const first = await look('one');
  expect(first.looked).toEqual(new Set(early.map(({ id }) => id)));
  expect(await look('one')).toEqual({ counting: first.counting, looked: new Set() });
  expect(await look('two')).toEqual({
    counting: first.counting + 1,
    looked: new Set([late.id]),
  });
});
