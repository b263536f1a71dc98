import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/index.ts';
import { readLedgerMemory, writeLedgerMemory } from '../../src/memory/index.ts';
import type { LedgerMemory } from '../../src/memory/ledger-memory.ts';
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
