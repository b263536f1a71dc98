import { describe, expect, it } from 'vitest';
import type { RunWatch } from '../../src/host/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';

const { runner } = createNodeHost();

/** Runs a script and gives its end and what it said. */
async function watch(script: string, more: Partial<RunWatch> = {}, program = process.execPath) {
  const said = { stdout: '', stderr: '' };
  const command = { program, args: ['-e', script], environment: {} };
  const onOutput: RunWatch['onOutput'] = (stream, bytes) => {
    said[stream] += Buffer.from(bytes).toString();
  };
  return { ...(await runner.watch(command, { onOutput, ...more })), ...said };
}

describe('a command of the user’s', () => {
  it('is heard on both streams, and its exit code is its own', async () => {
    const end = await watch('console.log("out"); console.error("err"); process.exitCode = 4');
    expect(end).toMatchObject({ exitCode: 4, stdout: 'out\n', stderr: 'err\n', timedOut: false });
  });

  it('that a signal ended is told from one that failed', async () => {
    const end = await watch('process.kill(process.pid, "SIGUSR2"); setInterval(() => 0, 1000)');
    expect(end).toMatchObject({ exitCode: undefined, endSignal: 'SIGUSR2', notStarted: undefined });
  });

  it('that cannot be started says why', async () => {
    const end = await watch('', {}, '/nowhere/program');
    expect(end.exitCode).toBeUndefined();
    expect(end.notStarted).toContain('ENOENT');
  });

  it('that was called off before it began is ended', async () => {
    const signal = AbortSignal.abort();
    const end = await watch('setInterval(() => 0, 1000)', { signal });
    expect(end).toMatchObject({ endSignal: 'SIGTERM' });
  });

  it('that takes too long is ended', async () => {
    const end = await watch('setInterval(() => 0, 1000)', { timeout: 500 });
    expect(end).toMatchObject({ timedOut: true, exitCode: undefined });
  });
});
