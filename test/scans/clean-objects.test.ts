import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CleanObjects } from '../../src/scans/clean-objects.ts';
import { Team, type Member } from '../support/team.ts';
import { keyOf } from './hiding-places.ts';

const name = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
  .filter((oid) => !oid.startsWith('00000000'));

it('remembers each name that was added and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 3000 }), name, (oids, other) => {
      const clean = new CleanObjects(20);
      for (const oid of oids) clean.add(oid);
      const again = new CleanObjects(20, Buffer.from(clean.bytes));
      expect(again.size).toBe(oids.length);
      expect(oids.every((oid) => again.has(oid))).toBe(true);
      expect(again.has(other)).toBe(oids.includes(other));
    }),
    { numRuns: 20 },
  );
});

describe('what was clean before', () => {
  let team: Team;
  let kasra: Member;
  beforeEach(async () => {
    team = new Team();
    kasra = await team.founded('kasra');
    kasra.commit('second');
  });
  afterEach(() => {
    team.remove();
  });

  const memory = () => path.join(kasra.folder, '.git/sos/scans');
  const remembered = async (...args: string[]) =>
    (await kasra.ok('scan', ...args)).data.counts.remembered as number;

  it('is not looked at again, unless somebody says so', async () => {
    expect(await remembered()).toBe(0);
    expect(await remembered()).toBeGreaterThan(5);
    expect(await remembered('--fresh')).toBe(0);
  });

  it('hides nothing: what comes is looked at, and what was found is found again', async () => {
    await kasra.ok('scan');
    kasra.commit(`id = ${keyOf(1)}`);
    const [first, second] = [await kasra.run(3, 'scan'), await kasra.run(3, 'scan')];
    expect(second.data.findings).toEqual(first.data.findings);
    expect(second.data.counts.remembered).toBeGreaterThan(5);
  });

  it('is forgotten when what is looked for is another', async () => {
    await kasra.ok('scan');
    writeFileSync(path.join(kasra.folder, '.sos-scan.yml'), 'private: [second]\n');
    expect((await kasra.run(3, 'scan')).data.counts.remembered).toBe(0);
  });

  it('does not hide that something went missing', async () => {
    await kasra.ok('scan');
    const oid = kasra.git('rev-parse', 'HEAD~1:work.txt');
    rmSync(path.join(kasra.folder, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    expect((await kasra.run(6, 'scan')).data.verdict).toBe('incomplete');
  });

  it('may be deleted or damaged at any moment', async () => {
    await kasra.ok('scan');
    const [file] = readdirSync(memory());
    writeFileSync(path.join(memory(), file!), 'rubbish');
    expect(await remembered()).toBe(0);
    rmSync(memory(), { recursive: true });
    expect(await remembered()).toBe(0);
  });
});
