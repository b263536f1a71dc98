// Runs the built program on every Node that the package promises, as binaries from the registry.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MAJORS = ['20', '22', '24', '26'];
const folder = mkdtempSync(path.join(tmpdir(), 'sos-nodes-'));
const launcher = path.resolve('bin/sos.cjs');
const runs = [['--version'], ['help'], ['help', 'json', '--json']];
if (existsSync('src/cli/verbs/demo.ts')) runs.push(['demo']);
let failures = 0;

try {
  for (const major of MAJORS) smoke(major);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

function smoke(major) {
  const node = install(major);
  if (node === undefined) return;
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const failed = runs.filter((args) => spawnSync(node, [launcher, ...args]).status !== 0);
  failures += failed.length;
  for (const args of failed) console.error(`!! ${version}: sos ${args.join(' ')} failed`);
  console.log(`${version}: ${runs.length - failed.length} of ${runs.length} runs as expected`);
}

// Only a registry that cannot be reached excuses a Node that was not tried, and it is said.
function install(major) {
  const place = path.join(folder, major);
  const name = `node-${process.platform}-${process.arch}`;
  const flags = ['--prefix', place, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const done = spawnSync('npm', ['install', ...flags, `${name}@${major}`], { encoding: 'utf8' });
  const node = path.join(place, 'node_modules', name, 'bin', 'node');
  if (done.status === 0 && existsSync(node)) return node;
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN/.test(done.stderr)) {
    console.log(`SKIPPED Node ${major}: the registry was not reached`);
    return undefined;
  }
  console.error(`!! Node ${major} could not be installed: ${done.stderr}`);
  failures += 1;
  return undefined;
}
