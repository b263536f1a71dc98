import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Holds a generated document against the file; `UPDATE_DOCS=1` writes the file instead. */
export function expectKept(file: string, content: string): void {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, content);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(kept, `${file} is stale: npm run docs`).toBe(content);
}
