import { spawnSync } from 'node:child_process';

/** Builds the program once before any test runs it, from the sources as they are. */
export function setup(): void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}
