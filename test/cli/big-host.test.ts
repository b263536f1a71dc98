import { spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { readFileSync, statSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const MEGABYTE = 1024 * 1024;
const BLOB = 16 * MEGABYTE;
const BLOBS = 64;

/** What a verb may need more in a big repository than in a small one. */
const MORE_MEMORY = 32 * MEGABYTE;
const MORE_READING = 4 * MEGABYTE;

let team: Team;
let kasra: Member;
let probe: string;

beforeAll(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  const athena = await team.admit(kasra, 'athena', ['gatekeeper']);
  for (const text of ['one', 'two', 'three']) await athena.ok('send', 'kasra', text);
  await kasra.sync();
  probe = path.join(team.folder, 'probe.cjs');
  writeFileSync(probe, PROBE);
});
afterAll(() => {
  team.remove();
});

/** Tells, when the process ends, how much memory it had at most and how much it read. */
const PROBE = `process.on('exit', () => {
  const { readFileSync, appendFileSync } = require('node:fs');
  if (!process.argv[1].endsWith('sos.cjs')) return;
  const read = /rchar: (\\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))[1];
  const memory = /VmHWM:\\s+(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1] * 1024;
  appendFileSync(process.env.PROBED, JSON.stringify({ memory, read: Number(read) }));
});`;

interface Effort {
  readonly memory: number;
  readonly read: number;
}

async function effortOf(...args: string[]): Promise<Effort> {
  const probed = path.join(team.folder, `probed-${args.join('-')}-${Date.now()}`);
  const env = { NODE_OPTIONS: `--require ${probe}`, PROBED: probed };
  const ran = await kasra.sos([...args, '--json'], { env });
  expect(ran.exit, ran.stdout + ran.stderr).toBe(0);
  return JSON.parse(readFileSync(probed, 'utf8')) as Effort;
}

/** Adds a gigabyte that does not compress to the objects of a repository, and a commit that has it. */
async function addGigabyte({ folder }: Member): Promise<void> {
  const args = [
    '-c',
    'core.compression=0',
    '-c',
    'core.bigFileThreshold=1m',
    '-c',
    'fastimport.unpackLimit=1',
    'fast-import',
    '--quiet',
  ];
  const child = spawn('git', args, { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const put = async (bytes: string | Uint8Array): Promise<void> => {
    if (!child.stdin.write(bytes)) await once(child.stdin, 'drain');
  };
  const blob = randomFillSync(new Uint8Array(BLOB));
  await put('commit refs/heads/big\ncommitter a <a@b> 1795395600 +0000\ndata 3\nbig\n');
  for (let index = 0; index < BLOBS; index += 1) {
    await put(`M 100644 inline data/${index}.bin\ndata ${BLOB}\n`);
    blob.fill(index, 0, 8);
    await put(blob.slice());
    await put('\n');
  }
  child.stdin.end();
  const [status] = (await once(child, 'close')) as [number];
  expect(status).toBe(0);
}

function packedBytes({ folder }: Member): number {
  const packs = path.join(folder, '.git', 'objects', 'pack');
  return readdirSync(packs).reduce((sum, name) => sum + statSync(path.join(packs, name)).size, 0);
}

const VERBS = [
  ['inbox'],
  ['status'],
  ['log'],
  ['verify'],
  ['send', 'athena', 'x', '--offline'],
  ['sync'],
];

describe.skipIf(process.platform !== 'linux')(
  'a repository of a gigabyte (skipped where the system does not tell what a process reads)',
  () => {
    it('makes no verb read or hold more than a small one does', { timeout: 300_000 }, async () => {
      const small = new Map<string, Effort>();
      for (const verb of VERBS) {
        await effortOf(...verb);
        small.set(verb.join(' '), await effortOf(...verb));
      }
      await addGigabyte(kasra);
      expect(packedBytes(kasra)).toBeGreaterThan(BLOB * BLOBS);
      for (const verb of VERBS) {
        const name = verb.join(' ');
        const { memory, read } = await effortOf(...verb);
        expect(memory, `${name}: memory`).toBeLessThan(small.get(name)!.memory + MORE_MEMORY);
        expect(read, `${name}: read`).toBeLessThan(small.get(name)!.read + MORE_READING);
      }
    });

    it('nor does a first look, with nothing worked out before', { timeout: 60_000 }, async () => {
      const known = await effortOf('inbox');
      const catalog = path.join(kasra.folder, '.git', 'sos', 'catalog');
      writeFileSync(catalog, '');
      const { memory, read } = await effortOf('inbox');
      expect(memory).toBeLessThan(known.memory + MORE_MEMORY);
      expect(read).toBeLessThan(known.read + MORE_READING);
    });
  },
);
