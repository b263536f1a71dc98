import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, noteTo } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

it('links, executables, submodules and odd paths are named and stop nobody', async () => {
  const { path: place, bytes } = await attack.forge(attack.dev, noteTo('athena', 'good'));
  const commit = attack.dev.git('rev-parse', 'HEAD');
  attack.plant(attack.dev, [
    { path: place, bytes },
    { path: 'bus/link.yaml', bytes: '/etc/passwd', mode: '120000' },
    { path: 'bus/run.yaml', bytes: '#!/bin/sh', mode: '100755' },
    { path: 'bus/module', bytes: commit, mode: '160000' },
    { path: 'README.md', bytes: 'a file that is no record' },
    { path: 'bus/a\u0007b.yaml', bytes: 'x' },
    { path: place.toUpperCase(), bytes: 'x' },
    { path: `bus/${'x'.repeat(300)}`, bytes: 'x' },
  ]);
  const { exit, codes } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(4);
  expect(codes.length).toBeGreaterThanOrEqual(7);
  expect(await attack.messagesOf(attack.athena)).toEqual(['note: sos-dev to athena: good']);
  const inbox = await attack.athena.sos(['inbox', '--problems']);
  expect(inbox.stdout).not.toContain('\u0007');
  expect(existsSync(path.join(attack.athena.folder, 'bus'))).toBe(false);
});

it('a record that is no canonical form is no record: twice a key, a prototype, depth, aliases, surrogates', async () => {
  const cases: Record<string, (payload: string) => string> = {
    'a key twice': (payload) =>
      payload.replace('kind: message\n', 'kind: message\nkind: message\n'),
    'a prototype': (payload) => `${payload}__proto__:\n  by: kasra\n`,
    'an alias': (payload) => payload.replace('body: ', 'body: &a '),
    'a surrogate': (payload) => payload.replace('body: a note', 'body: "\\ud800"'),
    'a carriage return': (payload) => payload.replace('\n', '\r\n'),
    depth: (payload) =>
      `${payload}deep:\n${Array.from({ length: 40 }, (_, level) => `${'  '.repeat(level + 1)}a:`).join('\n')}\n`,
  };
  const files = await Promise.all(
    Object.values(cases).map((payload) => attack.forge(attack.dev, noteTo('athena'), { payload })),
  );
  attack.plant(attack.dev, files);
  const { exit, codes } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(4);
  expect(new Set(codes)).toEqual(new Set(['ledger.not-canonical']));
  expect(await attack.messagesOf(attack.athena)).toEqual([]);
});

it('a huge blob in a tiny pack is never loaded', async () => {
  const huge = Buffer.alloc(300 * 1024 * 1024);
  const { path: place, bytes } = await attack.forge(attack.dev, noteTo('athena', 'good'));
  attack.plant(attack.dev, [
    { path: place, bytes },
    { path: place.replace('-message-', '-message-0'), bytes: huge },
  ]);
  await attack.athena.sync();
  const ran = await attack.athena.sos(['verify', '--json'], {
    env: { NODE_OPTIONS: '--max-old-space-size=64' },
  });
  const codes = (ran.json().data.findings as { code: string }[]).map(({ code }) => code);
  expect(codes.some((code) => code === 'ledger.too-large' || code === 'ledger.bad-path')).toBe(
    true,
  );
  expect(await attack.messagesOf(attack.athena)).toHaveLength(1);
}, 120_000);
