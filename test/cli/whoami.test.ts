import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-whoami-'));
  spawnSync('git', ['init', '-q', folder]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('whoami tells whose key signs here, as text and as one JSON document', async () => {
  const settings = { folder, env: { HOME: folder } };
  const started = await runSos(['init', 'kasra'], settings);
  expect(started.exit, started.stderr).toBe(0);
  const inText = await runSos(['whoami'], settings);
  expect(inText.stdout).toMatch(/^name {6}kasra\nstanding {2}enrolled\nkey {7}SHA256:/);
  expect(inText.stderr).toMatch(/^as of [0-9a-f]{8}, /);
  const inJson = (await runSos(['whoami', '--json'], settings)).json();
  expect(inJson).toMatchObject({ ok: true, data: { name: 'kasra', standing: 'enrolled' } });
  expect(inJson.asOf?.tip).toMatch(/^[0-9a-f]{40}$/);
});
