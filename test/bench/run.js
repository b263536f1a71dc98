// Measures sos against the programs that the targets name and writes docs/benchmarks.md.
//
// Every figure is a ratio of two commands that were run in turn, A B A B …, in the same minute on the
// same machine; medians over the pairs. A lone time says more about the machine than about sos.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { findSecretsLines } from './find-secrets.js';
import { historyScanLines } from './history-scan.js';

const PAIRS = Number(process.env.PAIRS ?? 21);
const RECORDS = 1000;
const UNREAD = 20;
const MANY = 10_000;
const launcher = resolve('bin/sos.cjs');
const folder = mkdtempSync(join(tmpdir(), 'sos-bench-'));
const home = join(folder, 'home');
const environment = {
  PATH: process.env.PATH,
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
};

function git(at, ...args) {
  return execFileSync('git', args, { cwd: at, env: environment, encoding: 'utf8' });
}

function sos(at, ...args) {
  return execFileSync(process.execPath, [launcher, ...args], {
    cwd: at,
    env: environment,
    encoding: 'utf8',
  });
}

async function prepare() {
  mkdirSync(home);
  writeFileSync(
    environment.GIT_CONFIG_GLOBAL,
    '[user]\n\tname = Bench\n\temail = bench@example.org\n',
  );
  const here = begin('repository');
  admit(here, 'sos-dev');
  await fill(here, { 'sos-dev': RECORDS - UNREAD, kasra: UNREAD });
  sos(here, 'sync');
  sos(here, 'inbox');
  return here;
}

/** A repository with a remote and a ledger. */
function begin(name) {
  const here = join(folder, name);
  const remote = `${here}.git`;
  mkdirSync(here);
  git(here, 'init', '--quiet');
  git(here, 'commit', '--quiet', '--allow-empty', '--message', 'start');
  git(folder, 'init', '--quiet', '--bare', remote);
  git(here, 'remote', 'add', 'origin', remote);
  sos(here, 'init', 'kasra');
  return here;
}

/** A ledger of many records, and a file with their signatures alone. */
async function prepareMany() {
  const here = begin('many');
  await fill(here, { kasra: MANY });
  const signatures = join(folder, 'signatures');
  const program = await bundled('list-signatures');
  execFileSync(process.execPath, [program, here, signatures], { env: environment });
  return { here, signatures, catalog: join(here, '.git', 'sos', 'catalog') };
}

/** Somebody else joins, from a work tree of their own. */
function admit(here, name) {
  const tree = join(folder, name);
  git(here, 'worktree', 'add', '--quiet', '-b', name, tree);
  sos(tree, 'join', name, '--role', 'builder');
  sos(here, 'identity', 'admit', name);
}

async function bundled(name) {
  const program = join(folder, `${name}.mjs`);
  const bundle = await rolldown({
    input: resolve(`test/bench/${name}.ts`),
    platform: 'node',
    transform: { define: { __SOS_VERSION__: '"bench"' } },
  });
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  return program;
}

async function fill(here, counts) {
  const program = await bundled('fill-ledger');
  for (const [to, count] of Object.entries(counts)) {
    execFileSync(process.execPath, [program, here, to, String(count)], { env: environment });
  }
}

function seconds(at, [program, ...args]) {
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { cwd: at, env: environment });
  const time = Number(process.hrtime.bigint() - before) / 1e9;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${String(stderr)}`);
  return time;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs both in turn and returns the median of the ratios of the pairs. */
function ratio(at, command, { against, before = () => undefined }) {
  before();
  seconds(at, command);
  seconds(at, against);
  const ratios = Array.from({ length: PAIRS }, () => {
    before();
    const time = seconds(at, command);
    return time / seconds(at, against);
  });
  const sorted = ratios.toSorted((a, b) => a - b);
  return {
    median: median(ratios),
    low: sorted[Math.floor(PAIRS / 4)],
    high: sorted[Math.floor((3 * PAIRS) / 4)],
  };
}

/** Adds a gigabyte that does not compress to a repository, in one pack. */
function addGigabyte(at) {
  const blob = randomFillSync(new Uint8Array(16 * 1024 * 1024));
  const settings = ['core.compression=0', 'core.bigFileThreshold=1m', 'fastimport.unpackLimit=1'];
  const stream = join(folder, 'gigabyte');
  appendFileSync(stream, 'commit refs/heads/big\ncommitter a <a@b> 1 +0000\ndata 3\nbig\n');
  for (let index = 0; index < 64; index += 1) {
    blob.fill(index, 0, 8);
    appendFileSync(stream, `M 100644 inline data/${index}.bin\ndata ${blob.length}\n`);
    appendFileSync(stream, blob);
    appendFileSync(stream, '\n');
  }
  const input = openSync(stream, 'r');
  const args = [...settings.flatMap((each) => ['-c', each]), 'fast-import', '--quiet'];
  execFileSync('git', args, { cwd: at, env: environment, stdio: [input, 'ignore', 'inherit'] });
  rmSync(stream);
}

const empty = [process.execPath, '-e', '0'];
const program = (...args) => [process.execPath, launcher, ...args];

const workloads = [
  ['`sos --version`', program('--version'), 1.4],
  ['`sos --help`', program('--help'), 1.4],
  [`\`sos inbox\`, ${RECORDS} records, ${UNREAD} unread`, program('inbox'), 1.8],
  [`\`sos log\`, ${RECORDS} records`, program('log'), 1.8],
];

/** What nobody may feel of a repository's own size. */
const besideAGigabyte = [
  ['`sos inbox`, the same beside 1 GB of the repository’s own', program('inbox'), 1.8],
  [
    `\`sos send\`, signed and appended, ${RECORDS} records, no network, beside that 1 GB`,
    program('send', 'kasra', 'a short note', '--offline'),
    2.5,
  ],
];

/** What is verified anew costs as its signatures do; what was verified before costs a look. */
function verifications({ signatures, catalog }) {
  const bare = {
    against: [process.execPath, resolve('test/bench/bare-verify.js'), signatures],
    named: '`node:crypto` alone checks as many signatures, one core',
  };
  const forget = () => rmSync(catalog, { force: true });
  return [
    [
      `\`sos verify\`, ${MANY} records, nothing known`,
      program('verify'),
      2,
      { ...bare, before: forget },
    ],
    [`\`sos verify\` again, no signature checked`, program('verify'), 0.4, bare],
  ];
}

const nothing = { against: empty, named: '`node -e 0`' };

function line([what, command, target, held = nothing], at) {
  const { median: middle, low, high } = ratio(at, command, held);
  process.stderr.write(`${what}: ${middle.toFixed(2)} (target ${target})\n`);
  return `| ${what} | ${held.named} | ${target.toFixed(1)} | **${middle.toFixed(2)}** | ${low.toFixed(2)} to ${high.toFixed(2)} |`;
}

const [load] = loadavg();

const text = (lines) => `# Benchmarks

What \`npm run bench\` measured: whole processes by the wall clock, each command and the one it is held
against in turn, ${PAIRS} pairs; the figure is the median of the pairs' ratios, beside it the middle half of
them. Only ratios from one run can be compared: the machine is shared and its speed changes.

Node ${process.version}, git ${git(folder, '--version').trim().split(' ').at(-1)}, ${cpus().length} cores, which others kept busy meanwhile: a load of ${load.toFixed(1)}. A fresh
\`sos verify\` checks signatures on all cores at once, so its ratio rises where they are not free.

| workload | against | target, at most | measured | middle half |
|---|---|---|---|---|
${lines.join('\n')}
`;

try {
  const here = await prepare();
  const lines = workloads.map((workload) => line(workload, here));
  addGigabyte(here);
  lines.push(...besideAGigabyte.map((workload) => line(workload, here)));
  const many = await prepareMany();
  lines.push(...verifications(many).map((workload) => line(workload, many.here)));
  lines.push(...(await findSecretsLines({ folder, pairs: PAIRS })));
  lines.push(...historyScanLines({ folder, environment, launcher, pairs: PAIRS }));
  writeFileSync('docs/benchmarks.md', text(lines));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
