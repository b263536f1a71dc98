import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../src/host/node/index.ts';

const { files, processes } = createNodeHost();
const environment = { PATH: process.env['PATH'] ?? '' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A command that starts a program which outlives it and holds both outputs open. */
function leavingBehind(script: string) {
  const pidFile = path.join(folder, 'pid');
  const command = {
    program: 'sh',
    args: ['-c', `sleep 600 & echo $! > '${pidFile}'; ${script}`],
    environment,
  };
  const endIt = (): void => {
    process.kill(Number(readFileSync(pidFile, 'utf8')));
  };
  return { command, endIt };
}

describe('a program that leaves another one running', () => {
  it('has ended when it ended, and all that it wrote is there', async () => {
    const { command, endIt } = leavingBehind('head -c 3000000 /dev/zero; echo oops >&2; exit 3');
    const finished = await processes.run(command);
    endIt();
    expect(finished.exitCode).toBe(3);
    expect(finished.stdout.length).toBe(3_000_000);
    expect(finished.stderr).toBe('oops\n');
    expect(finished.stopped).toBeUndefined();
  });

  it('is given up when its time is over', async () => {
    const { command, endIt } = leavingBehind('exec sleep 600');
    const finished = await processes.run(command, { timeout: 200 });
    endIt();
    expect(finished).toMatchObject({ stopped: 'timeout', endSignal: 'SIGTERM' });
  });
});

describe('a program that is told to end', () => {
  it('may tidy up first', async () => {
    const script = `trap 'rm -f ${folder}/lock; exit 1' TERM; touch ${folder}/lock; sleep 600 & wait`;
    const finished = await processes.run(
      { program: 'sh', args: ['-c', script], environment },
      { timeout: 300 },
    );
    expect(finished).toMatchObject({ stopped: 'timeout', exitCode: 1 });
    expect(await files.list(folder)).toEqual([]);
  });

  it('is ended when it does not listen', async () => {
    const finished = await processes.run(
      { program: 'sh', args: ['-c', `trap '' TERM; while :; do sleep 0.1; done`], environment },
      { timeout: 200 },
    );
    expect(finished).toMatchObject({ stopped: 'timeout', endSignal: 'SIGKILL' });
  });
});

describe('a file that is no file', () => {
  it('is read to its end', async () => {
    const pipe = path.join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    spawnSync('sh', ['-c', `printf hello > '${pipe}' &`], { stdio: 'ignore' });
    expect(String(await files.read(pipe, { maxBytes: 5 }))).toBe('104,101,108,108,111');
  });

  it('is not read above the limit', async () => {
    await expect(files.read('/dev/zero', { maxBytes: 100_000 })).rejects.toMatchObject({
      code: 'host.file-too-large',
    });
    writeFileSync(path.join(folder, 'file'), 'four');
    await expect(files.read(path.join(folder, 'file'), { maxBytes: 3 })).rejects.toMatchObject({
      code: 'host.file-too-large',
    });
  });
});
