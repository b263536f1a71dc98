import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lossyTextOf } from '../../src/base/index.ts';
import type { RunOptions } from '../../src/host/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { Sandbox } from '../support/sandbox.ts';

const { processes } = createNodeHost();
const PATH = process.env['PATH'] ?? '';

const node = (script: string, options?: RunOptions) =>
  processes.run(
    { program: process.execPath, args: ['-e', script], environment: { PATH } },
    options,
  );

describe('a program is found', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = new Sandbox();
    sandbox.write('one/tool', '', 0o644);
    sandbox.write('two/tool', '#!/bin/sh\n', 0o755);
    sandbox.write('three/tool/inside', '');
    symlinkSync(sandbox.at('loop'), sandbox.at('loop'));
  });
  afterAll(() => {
    sandbox.remove();
  });
  const find = (...folders: string[]) => processes.find('tool', folders.join(':'));

  it('in the first folder that has one that may be run', () => {
    const folders = ['nowhere', 'loop/x', 'three', 'one', 'two'].map((name) => sandbox.at(name));
    expect(find(...folders)).toBe(sandbox.at('two/tool'));
    expect(find(sandbox.at('one'))).toBeUndefined();
  });

  it('in none that is relative or empty', () => {
    const relative = path.relative('', sandbox.at('two'));
    expect(find('.', '', relative, './')).toBeUndefined();
    expect(find(relative, sandbox.at('two'))).toBe(sandbox.at('two/tool'));
  });

  it('where it is said to be', () => {
    expect(processes.find('./tool', '')).toBe('./tool');
    expect(processes.find('sh', undefined)).toMatch(/^\/(?:usr\/)?bin\/sh$/);
  });
});

describe('a program that sos starts', () => {
  it('gives both streams, its exit code, and nothing of our environment', async () => {
    const script = 'console.log(process.env.HOME ?? "none"); console.error("e"); process.exit(3)';
    const { stdout, ...rest } = await node(script);
    expect(lossyTextOf(stdout)).toBe('none\n');
    expect(rest).toMatchObject({ exitCode: 3, endSignal: undefined, stderr: 'e\n' });
  });

  it('gets its words as they are: there is no shell', async () => {
    const words = ['$(touch x)', '`x`', '; ls', '"', "'", '', '*', 'a\nb'];
    const program = process.execPath;
    const args = ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...words];
    const { stdout } = await processes.run({ program, args, environment: {} });
    expect(JSON.parse(lossyTextOf(stdout))).toEqual(words);
  });

  it('is fed large input and read whole', async () => {
    const input = new Uint8Array(5_000_000).fill(65);
    const { stdout } = await node('process.stdin.pipe(process.stdout)', { input });
    expect(Buffer.compare(stdout, input)).toBe(0);
  });

  it('may end before it read its input', async () => {
    const input = new Uint8Array(5_000_000);
    expect((await node('process.exit(7)', { input })).exitCode).toBe(7);
  });

  it('finds its input closed where there is none', async () => {
    expect((await node('process.stdin.resume().on("end", () => process.exit(5))')).exitCode).toBe(
      5,
    );
  });

  it('is ended when it takes too long', async () => {
    const { stopped, endSignal } = await node('setInterval(() => 0, 1000)', { timeout: 300 });
    expect({ stopped, endSignal }).toEqual({ stopped: 'timeout', endSignal: 'SIGTERM' });
  });

  it('is ended when it does not end, asked politely', async () => {
    const script = 'process.on("SIGTERM", () => 0); setInterval(() => 0, 1000)';
    const { stopped, endSignal } = await node(script, { timeout: 600 });
    expect({ stopped, endSignal }).toEqual({ stopped: 'timeout', endSignal: 'SIGKILL' });
  });

  it('does not keep us waiting for what it started and left running', async () => {
    const inner = `setTimeout(() => 0, 30000)`;
    const script = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}],
      { stdio: 'inherit' }); setInterval(() => 0, 1000)`;
    expect((await node(script, { timeout: 600 })).stopped).toBe('timeout');
  }, 20_000);

  it('is ended when it says too much, and what it said fits the limit', async () => {
    const script = 'for (;;) require("fs").writeSync(1, "x".repeat(1000))';
    const { stopped, stdout } = await node(script, { maxOutput: 10_000 });
    expect(stopped).toBe('output');
    expect(stdout.length).toBeLessThanOrEqual(10_000);
  });

  it('is ended when it is called off, also before it began', async () => {
    const signal = AbortSignal.abort();
    const { stopped } = await node('setInterval(() => 0, 1000)', { signal });
    expect(stopped).toBe('cancelled');
  });

  it('is missing, or is none', async () => {
    const run = (program: string) => processes.run({ program, args: [], environment: { PATH } });
    await expect(run('sos-no-such-program')).rejects.toMatchObject({
      code: 'host.program-missing',
    });
    await expect(run('/etc/passwd')).rejects.toMatchObject({ code: 'host.program-missing' });
  });

  it('is not started with more words than the system takes, and that is said', async () => {
    const command = { program: process.execPath, args: ['x'.repeat(4_000_000)], environment: {} };
    await expect(processes.run(command)).rejects.toMatchObject({
      code: 'host.program-not-started',
    });
  });

  it('is ended when it says nothing for too long, and goes on while it says something', async () => {
    const script = 'let n = 0; setInterval(() => ++n < 6 && process.stderr.write("."), 300)';
    const { stopped, stderr } = await node(script, { silence: 1500 });
    expect([stopped, stderr]).toEqual(['timeout', '.....']);
  });

  it('can be asked, and asked again after what it answered', async () => {
    let wake: () => void = () => undefined;
    let heard = '';
    async function* questions() {
      for (const question of ['one', 'two']) {
        yield Buffer.from(`${question}\n`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
    const onOutput = (piece: Uint8Array): void => {
      heard += Buffer.from(piece).toString();
      wake();
    };
    await node('process.stdin.pipe(process.stdout)', { input: questions(), onOutput });
    expect(heard).toBe('one\ntwo\n');
  });

  it('whose output its taker cannot take is ended, and the taker’s error comes back', async () => {
    const onOutput = (): void => {
      throw new RangeError('no line of ours');
    };
    const running = node('setInterval(() => console.log("x"), 10)', { onOutput });
    await expect(running).rejects.toThrow('no line of ours');
  });

  it('is to run in a folder that is not there: said so, and not that it is missing', async () => {
    const command = { program: process.execPath, args: [], folder: '/nowhere', environment: {} };
    await expect(processes.run(command)).rejects.toMatchObject({ code: 'host.not-there' });
  });

  it('is looked for in absolute folders alone, and so is what it starts', async () => {
    const { stdout } = await processes.run({
      program: 'sh',
      args: ['-c', 'echo "$PATH"'],
      environment: { PATH: `.::bin:/nowhere:${PATH}:` },
    });
    const absolute = PATH.split(':').filter((folder) => folder.startsWith('/'));
    expect(lossyTextOf(stdout)).toBe(`${['/nowhere', ...absolute].join(':')}\n`);
  });

  it('tells the living from the dead', async () => {
    const { stdout } = await node('console.log(process.pid)');
    expect(processes.isAlive(processes.ownId)).toBe(true);
    expect(processes.isAlive(Number(lossyTextOf(stdout)))).toBe(false);
  });
});
