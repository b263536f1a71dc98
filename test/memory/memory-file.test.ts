import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/index.ts';
import { readLedgerMemory, remember, writeLedgerMemory } from '../../src/memory/index.ts';
import type { LedgerMemory } from '../../src/memory/ledger-memory.ts';
import type { Ruling } from '../../src/trust/index.ts';
import { Sandbox } from '../support/sandbox.ts';

const LEDGER = 'a'.repeat(64);
const MEMORY: LedgerMemory = {
  ledger: LEDGER,
  revision: 1,
  since: 0,
  policy: { version: 1, id: LEDGER },
  records: 1,
  chains: [{ key: 'SHA256:key', chain: 'b'.repeat(16), seq: 0, id: LEDGER, since: 0 }],
  heads: [LEDGER],
  remotes: [{ address: 'origin', tip: 'c'.repeat(40) }],
  clones: [{ folder: '/clone/.git', revision: 1 }],
};

let sandbox: Sandbox;
let host: Host;
beforeEach(() => {
  sandbox = new Sandbox();
  host = sandbox.host();
});
afterEach(() => {
  sandbox.remove();
});

/** Puts something in the place of the memory. */
function plant(value: unknown): void {
  const folder = path.join(sandbox.home, '.local', 'state', 'sos', 'ledgers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${LEDGER}.json`), JSON.stringify(value));
}

describe('the memory of a ledger', () => {
  it('is read as it was written', async () => {
    await writeLedgerMemory(host, MEMORY);
    expect(await readLedgerMemory(host, LEDGER)).toEqual(MEMORY);
  });

  it('is read again after more chains were seen than fit', async () => {
    const chains = Array.from({ length: 80_000 }, (_, place) => ({
      key: `SHA256:${'k'.repeat(43)}`,
      chain: place.toString(16).padStart(16, '0'),
      seq: 1_000_000,
      id: place.toString(16).padStart(64, '0'),
    }));
    const entries = chains.map(({ id }) => ({ id }));
    const policy = { id: LEDGER, terms: { version: 1 } };
    const seen = { heads: [LEDGER], requests: [], findings: [], counted: { records: 80_000 } };
    const ruling = { ledger: LEDGER, policy, chains, entries, ...seen } as unknown as Ruling;
    const sighting = { ruling, at: Date.UTC(2026, 10, 23), clone: '/clone/.git' };
    const memory = remember(MEMORY, sighting);
    if (memory === undefined) throw new Error('there is something to remember');
    await writeLedgerMemory(host, memory);
    const read = await readLedgerMemory(host, LEDGER);
    expect(read).toEqual(memory);
    expect(remember(read, sighting)).toEqual(memory);
    expect(read?.chains[0]).toEqual(MEMORY.chains[0]);
  });

  it.each(['chains', 'heads', 'remotes', 'clones'])(
    'is damaged with null in its %s',
    async (list) => {
      plant({ ...MEMORY, [list]: [null] });
      await expect(readLedgerMemory(host, LEDGER)).rejects.toMatchObject({
        code: 'memory.damaged',
      });
    },
  );
});
