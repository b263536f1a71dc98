import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import { Forge, noteTo } from '../support/forge.ts';

let forge: Forge;
let before: Entry[];
let lost: Entry;
let holed: Entry;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message', 'claim'] });
  await forge.admit('athena', { capabilities: ['*'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  before = [...forge.entries];
  lost = await forge.append('athena', noteTo('sos-dev', 'I take it back'), { knowing: before });
  const seen = [before.at(-1)?.id ?? '', lost.id];
  holed = await forge.append('sos-dev', noteTo('kasra', 'I have read it'), { envelope: { seen } });
  forge.entries.splice(forge.entries.indexOf(lost), 1);
});

const findings = () => forge.ruling().findings;
const said = () => findings().map(({ severity, code }) => `${severity} ${code}`);
const holes = () => forge.ruling().holes.map(({ id }) => id);

/** What counts, and so is known to whoever has not got what is missing. */
function known(): Entry[] {
  const counting = new Set(forge.ruling().entries.map(({ id }) => id));
  return forge.entries.filter(({ id }) => counting.has(id));
}

function revoke(by: string, heads: readonly Entry[] = known()) {
  const keys = [forge.signer('sos-dev').publicKey.fingerprint];
  const ids = heads.map(({ id }) => id);
  const draft = { kind: 'revoke', principal: 'sos-dev', keys, reason: 'on purpose' } as const;
  return forge.append(by, { ...draft, heads: ids }, { knowing: known() });
}

describe('a record that names what is not here', () => {
  it('is told with what is missing, what still holds and what mends it', () => {
    expect(said()).toEqual(['error trust.seen-missing']);
    const [hole] = findings();
    for (const words of [
      `not here: ${lost.id.slice(0, 12)}`,
      'it counts for nothing, all else does',
      `sos identity revoke sos-dev --key ${holed.record.key} --reason 'what it names never was')`,
    ])
      expect(hole?.message).toContain(words);
    expect(hole?.hint).toBe('sos sync --heal');
    expect(holes()).toEqual([holed.id]);
  });

  it('names a few of many', async () => {
    const seen = ['a', 'b', 'c', 'd', 'e'].map((digit) => digit.repeat(64));
    const other = await forge.append('kasra', noteTo('athena'), { envelope: { seen } });
    const hole = findings().find(({ id }) => id === other.id);
    expect(hole?.message).toContain('aaaaaaaaaaaa, bbbbbbbbbbbb, cccccccccccc, 2 more;');
  });

  it('is an alarm no more once somebody else ends its key and leaves it out', async () => {
    await revoke('kasra');
    expect(said()).toEqual(['warning trust.seen-missing']);
    expect(holes()).toEqual([]);
  });

  it('is one still where only its author does so', async () => {
    await revoke('sos-dev');
    expect(said()).toEqual(['error trust.seen-missing']);
    expect(holes()).toEqual([holed.id]);
  });

  it('is believed where whoever ended its key had seen it, until they go further back', async () => {
    const next = await forge.append('sos-dev', noteTo('kasra'), { knowing: before });
    await revoke('kasra', [next]);
    expect(said()).toEqual(['error trust.seen-missing']);
    expect(holes()).toEqual([holed.id]);
    // Its chain began with a request to be let in, which is no record to go back to.
    expect(findings()[0]?.message).toContain('--back-to ID --reason ');
    await revoke('kasra', before.slice(-1));
    expect(said()).toContain('warning trust.seen-missing');
    expect(holes()).toEqual([]);
  });

  it('is believed of members: a stranger stops nothing', async () => {
    await forge.append('mallory', noteTo('kasra'), { envelope: { seen: ['e'.repeat(64)] } });
    expect(said()).toEqual(['error trust.seen-missing', 'error trust.seen-missing']);
    expect(holes()).toEqual([holed.id]);
  });

  it('counts as any other once what is missing is here', () => {
    forge.entries.push(lost);
    expect(said()).toEqual([]);
    expect(forge.ruling().entries.map(({ id }) => id)).toContain(holed.id);
  });
});
