import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

/**
 * Builds the program once before any test runs it, from the sources as they are, and makes a folder
 * for what tests make once; returns what removes it.
 */
export function setup({ provide }: TestProject): () => void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
  const prepared = mkdtempSync(path.join(tmpdir(), 'sos-prepared-'));
  provide('prepared', prepared);
  return () => {
    rmSync(prepared, { recursive: true, force: true });
  };
}
