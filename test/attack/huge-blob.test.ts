import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blobPlace } from '../../src/ledger/index.ts';
import { Attack, noteTo } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

const MIB = 1024;
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Runs a program and then says, on stderr, the largest peak of it and its children in KiB. */
const MEASURE = [
  'import resource, subprocess, sys',
  'subprocess.run(sys.argv[1:])',
  'peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss',
  'sys.stderr.write("peak %d\\n" % peak)',
].join('\n');

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

/** Peaks of resident memory, in KiB, of `sos` and the largest `git` that it starts. */
function peakOf(member: Member, ...args: string[]): { peak: number; stdout: string } {
  const launcher = path.resolve('bin/sos.cjs');
  const command = ['-c', MEASURE, process.execPath, launcher, ...args];
  const ran = spawnSync('python3', command, {
    cwd: member.folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: path.join(attack.team.folder, `home-${member.name}`) },
  });
  const peak = Number(/^peak (\d+)$/m.exec(ran.stderr)?.[1]);
  if (Number.isNaN(peak)) throw new Error(ran.stderr);
  return { peak, stdout: ran.stdout };
}

it.skipIf(!hasPython)(
  '300 MB of zeros for a record and for content raise no peak by more than 64 MB (needs python3)',
  async () => {
    const sync = peakOf(attack.athena, 'sync');
    const verify = peakOf(attack.athena, 'verify', '--json');

    const huge = Buffer.alloc(300 * MIB * 1024);
    const { path: place } = await attack.forge(attack.dev, noteTo('athena', 'good'));
    const content = blobPlace(createHash('sha256').update(huge).digest('hex'));
    attack.plant(attack.dev, [
      { path: place, bytes: huge },
      { path: content, bytes: huge },
    ]);

    // What the host spends on its own side is not ours: it serves a pack as it lies.
    const { remote } = attack.team;
    spawnSync('git', ['-C', remote, '-c', 'core.bigFileThreshold=1m', 'repack', '-adq']);

    const syncOfHuge = peakOf(attack.athena, 'sync');
    const verifyOfHuge = peakOf(attack.athena, 'verify', '--json');
    const { data } = JSON.parse(verifyOfHuge.stdout) as {
      data: { findings: { code: string; path?: string }[] };
    };
    const found = data.findings.filter(({ code }) => code === 'ledger.too-large');
    expect(found.map((finding) => finding.path).sort()).toEqual([content, place].sort());
    expect(syncOfHuge.peak - sync.peak).toBeLessThan(64 * MIB);
    expect(verifyOfHuge.peak - verify.peak).toBeLessThan(64 * MIB);
  },
  300_000,
);
