import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Hex, utf8 } from '../../src/base/index.ts';
import { Attack } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

const SECRET = 'token=5f2c9a\n';
const DIGEST = sha256Hex(utf8(SECRET));
const BLOB = `blobs/${DIGEST.slice(0, 2)}/${DIGEST}`;
const LEDGER = 'refs/heads/sos/ledger';

let attack: Attack;
let leak: string;

beforeEach(async () => {
  attack = await new Attack().begin();
  await attack.offerWork();
  const file = path.join(attack.team.folder, 'log.txt');
  writeFileSync(file, SECRET);
  const about = ['--brief', 'S1', '--criterion', 'c1'];
  const { data } = await attack.dev.ok('evidence', 'add', file, ...about);
  leak = data.evidence.id as string;
  await attack.everybodySyncs();
});
afterEach(() => {
  attack.end();
});

/** Takes the blob out of every commit of the remote's ledger, as docs/guide/leak.md says. */
function purge(member: Member): void {
  const index = `git rm -q --cached --ignore-unmatch ${BLOB}`;
  const env = { ...process.env, FILTER_BRANCH_SQUELCH_WARNING: '1' };
  const args = ['filter-branch', '-f', '--index-filter', index, '--', 'sos/ledger'];
  const ran = spawnSync('git', args, { cwd: member.folder, env, encoding: 'utf8' });
  expect(ran.status, ran.stderr).toBe(0);
  member.git('push', '--quiet', '--force', 'origin', 'sos/ledger');
  forget(member);
}

/** Removes from a repository what no ref names any more. */
function forget(member: Member): void {
  const refs = member.git('for-each-ref', '--format=%(refname)', 'refs/original');
  for (const ref of refs.split('\n').filter(Boolean)) member.git('update-ref', '-d', ref);
  member.git('reflog', 'expire', '--expire=now', '--all');
  member.git('gc', '--quiet', '--prune=now');
}

/** Tells whether the secret stands anywhere in the history of a ref. */
function holdsSecret(member: Member, ref: string): boolean {
  return member.git('log', '--format=%H', '--all-match', ref, '--', BLOB) !== '';
}

it('what is withheld is shown to nobody, and verification does not miss it', async () => {
  await attack.kasra.ok('withhold', leak, '--reason', 'the log shows a token');
  await attack.dev.sync();
  const shown = await attack.dev.run(3, 'evidence', 'show', leak);
  expect(shown.error?.code).toBe('evidence.content-withheld');
  expect((await attack.dev.sos(['evidence', 'show', leak, '--output'])).stdout).not.toContain(
    '5f2c',
  );
  const { data } = await attack.dev.ok('verify');
  expect(data.verdict).toBe('whole');
  expect(data.findings.map((finding: { code: string }) => finding.code)).toEqual([
    'ledger.withheld',
  ]);
});

it('a purge leaves every record good, and no clone brings the secret back', async () => {
  await attack.kasra.ok('withhold', DIGEST, '--reason', 'the log shows a token');
  expect(holdsSecret(attack.dev, LEDGER)).toBe(true);
  await attack.dev.sos(['send', 'athena', 'away', '--offline']);
  purge(attack.kasra);
  for (const member of [attack.dev, attack.athena, attack.kasra]) {
    // Whoever is asked to give back everything still has the old tip, with the secret in it.
    await member.ok('sync', ...(member === attack.athena ? ['--heal'] : []));
    expect(holdsSecret(member, LEDGER)).toBe(false);
    expect((await member.ok('verify')).data.verdict).toBe('whole');
  }
  const fresh = attack.team.clone('fresh');
  fresh.git('fetch', '--quiet', 'origin', 'sos/ledger:sos/ledger');
  expect(holdsSecret(fresh, LEDGER)).toBe(false);
  expect(await attack.messagesOf(attack.athena)).toEqual(['note: sos-dev to athena: away']);
});

it('every clone is told once to change the secret', async () => {
  await attack.kasra.ok('withhold', leak, '--reason', 'the log shows a token');
  await attack.dev.sync();
  const [told] = (await attack.dev.ok('status')).data.leaks;
  expect(told).toMatchObject({ by: 'kasra', untrusted: { reason: 'the log shows a token' } });
  expect((await attack.dev.ok('status')).data.leaks).toEqual([]);
  expect((await attack.dev.ok('inbox')).data.leaks).toEqual([]);
  await attack.athena.sync();
  const inText = await attack.athena.sos(['inbox']);
  expect(inText.stdout).toContain('a secret got into the ledger');
  expect((await attack.athena.sos(['inbox'])).stdout).not.toContain('secret');
});

it('a builder withholds nothing', async () => {
  const refused = await attack.dev.run(3, 'withhold', leak, '--reason', 'I do not like it');
  expect(refused.error?.code).toBe('trust.not-allowed');
});
