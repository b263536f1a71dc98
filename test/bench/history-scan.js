// A scan of a whole history against Git alone, which only reads it: CPU, since both use two cores.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const COMMITS = 10_000;
const MOST_CPU = 4;
const MOST_MEMORY = 200;
const MEMORY_TELLER = resolve('test/bench/tell-memory.cjs');
const READ_ALL = 'git cat-file --batch-all-objects --batch --unordered --buffer';

/** Measures and returns the rows of the table. */
export function historyScanLines({ folder, environment, launcher, pairs }) {
  const at = history(folder, environment);
  const scan = `'${process.execPath}' '${launcher}' scan`;
  const ratios = Array.from(
    { length: pairs },
    () => cpuSeconds(scan, at, environment) / cpuSeconds(READ_ALL, at, environment),
  ).toSorted((a, b) => a - b);
  const place = (part) => ratios[Math.floor(pairs * part)].toFixed(2);
  const memory = largestMemory(scan, at, environment);
  const what = `\`sos scan\`, ${COMMITS} commits`;
  return [
    `| ${what}, CPU of all processes | \`${READ_ALL}\` | ${MOST_CPU.toFixed(1)} | **${place(0.5)}** | ${place(0.25)} to ${place(0.75)} |`,
    `| ${what}, memory of sos in MB | – | ${MOST_MEMORY} | **${memory}** | |`,
  ];
}

function history(folder, environment) {
  const at = join(folder, 'history');
  mkdirSync(at);
  const run = (...args) => execFileSync('git', args, { cwd: at, env: environment });
  run('init', '--quiet', '--bare');
  const stream = join(folder, 'history-stream');
  const filler = resolve('test/bench/fill-history.js');
  const output = openSync(stream, 'w');
  const stdio = ['ignore', output, 'inherit'];
  execFileSync(process.execPath, [filler, String(COMMITS)], { env: environment, stdio });
  const input = [openSync(stream, 'r'), 'ignore', 'inherit'];
  execFileSync('git', ['fast-import', '--quiet'], { cwd: at, env: environment, stdio: input });
  rmSync(stream);
  run('gc', '--quiet');
  return at;
}

/** The shell says what its children used, and their children. */
function cpuSeconds(command, at, environment) {
  const script = `${command} > /dev/null || exit 1; times`;
  const ran = spawnSync('sh', ['-c', script], { cwd: at, env: environment, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${command}: ${ran.stderr}`);
  const [, children = ''] = ran.stdout.trim().split('\n');
  return children.split(' ').reduce((sum, time) => sum + inSeconds(time), 0);
}

function inSeconds(time) {
  const [minutes, seconds] = time.replace('s', '').split('m');
  return Number(minutes) * 60 + Number(seconds);
}

function largestMemory(command, at, environment) {
  const told = join(at, 'memory');
  const env = { ...environment, NODE_OPTIONS: `--require ${MEMORY_TELLER}`, MEMORY_FILE: told };
  const ran = spawnSync('sh', ['-c', `${command} > /dev/null`], { cwd: at, env });
  if (ran.status !== 0) throw new Error(`${command}: ${String(ran.stderr)}`);
  return Math.round(Number(readFileSync(told, 'utf8')) / 1024);
}
