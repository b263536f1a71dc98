import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';

const LARGE = 3_000_000;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-terminal-'));
  const bundle = await rolldown({ input: 'src/host/node/index.ts', platform: 'node' });
  await bundle.write({ dir: folder, format: 'cjs', entryFileNames: 'host.cjs' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a few lines as a process of their own that has a terminal, so to speak, of the host's. */
function program(lines: string, stdio: StdioOptions = ['pipe', 'pipe', 'pipe']): ChildProcess {
  return spawn(process.execPath, [fileOf(lines)], { stdio });
}

function fileOf(lines: string): string {
  const file = path.join(folder, `${createHash('sha256').update(lines).digest('hex')}.cjs`);
  writeFileSync(
    file,
    `const { terminal } = require('./host.cjs').createNodeHost();
     const large = Buffer.alloc(${String(LARGE)}, 'large ');
     (async () => { ${lines} })();`,
  );
  return file;
}

async function read(child: ChildProcess): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of child.stdout!) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('close', resolve);
  });
}

const twice = Buffer.concat([Buffer.alloc(LARGE, 'large '), Buffer.from('end\n')]);

it('answers whole however slowly it is read', async () => {
  const child = program(`await terminal.answer(large); await terminal.answer('end\\n');`);
  expect((await read(child)).equals(twice)).toBe(true);
});

it('answers whole into a pipe that takes only so much at once', async () => {
  // Node makes a pipe so as soon as its own stream for it is opened.
  const opened = `process.stdout.write(''); await terminal.answer(large);`;
  const child = program(`${opened} await terminal.answer('end\\n');`);
  expect((await read(child)).equals(twice)).toBe(true);
});

it.each(['', `process.stdout.write('');`])(
  'ends quietly when nobody reads its answer to the end (%s)',
  async (first) => {
    const child = program(`${first} await terminal.answer(large); await terminal.say('done');`);
    const exit = exitOf(child);
    let said = '';
    child.stderr!.on('data', (piece: Buffer) => (said += piece.toString()));
    child.stdout!.once('data', () => child.stdout!.destroy());
    expect(await exit).toBe(0);
    expect(said).toBe('done');
  },
);

it('reads its input to the end, and not above the limit', async () => {
  const report = `await terminal.answer(await terminal.readInput(10).then(String, (e) => e.code));`;
  for (const [input, answer] of [
    ['0123456789', '48,49,50,51,52,53,54,55,56,57'],
    ['0123456789+', 'host.input-too-large'],
    ['', ''],
  ] as const) {
    const child = program(report);
    child.stdin!.end(input);
    expect((await read(child)).toString()).toBe(answer);
  }
});

it('is no terminal where it is a pipe, and is eighty columns wide', async () => {
  const child = program(
    `const { answerIsTerminal, sayIsTerminal, inputIsTerminal, columns } = terminal;
     await terminal.answer(JSON.stringify([answerIsTerminal, sayIsTerminal, inputIsTerminal, columns]));`,
  );
  expect((await read(child)).toString()).toBe('[false,false,false,80]');
});

it('is no terminal where what it says is thrown away', async () => {
  const child = program(
    `await terminal.answer(JSON.stringify([terminal.sayIsTerminal, terminal.inputIsTerminal]));`,
    ['ignore', 'pipe', 'ignore'],
  );
  expect((await read(child)).toString()).toBe('[false,false]');
});

// Gives what it runs a terminal. Not every system brings util-linux along, and nothing here needs it.
const lendsTerminal = String(spawnSync('script', ['--version']).stdout).includes('util-linux');

it.skipIf(!lendsTerminal)('is a terminal where there is one', async () => {
  const file = fileOf(
    `await terminal.say(JSON.stringify([terminal.answerIsTerminal, terminal.sayIsTerminal]));`,
  );
  const child = spawn('script', [
    '--quiet',
    '--return',
    '--command',
    `'${process.execPath}' '${file}'`,
    '/dev/null',
  ]);
  expect((await read(child)).toString()).toBe('[true,true]');
});
