// Looking for secrets in bytes against adding the same bytes up: both one pass in one thread.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const SOURCES = ['typescript.js', '_tsc.js', 'lib.dom.d.ts'];
const TARGET = 8;

/** Measures and returns the row of the table. */
export async function findSecretsLines({ folder, pairs }) {
  const { detector } = await bundled(folder);
  const rules = detector();
  const bytes = Buffer.concat(
    SOURCES.map((name) => readFileSync(join('node_modules', 'typescript', 'lib', name))),
  );
  rules.find(bytes);
  added(bytes);
  const ratios = Array.from({ length: pairs }, () => {
    const looking = milliseconds(() => rules.find(bytes));
    return looking / milliseconds(() => added(bytes));
  }).toSorted((a, b) => a - b);
  const place = (part) => ratios[Math.floor(pairs * part)].toFixed(2);
  const what = `looking for secrets in ${Math.round(bytes.length / 1e6)} MB of source`;
  return [
    `| ${what} | adding the bytes up | ${TARGET.toFixed(1)} | **${place(0.5)}** | ${place(0.25)} to ${place(0.75)} |`,
  ];
}

async function bundled(folder) {
  const file = join(folder, 'secrets.mjs');
  const bundle = await rolldown({ input: 'src/secrets/index.ts', platform: 'node' });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  return import(pathToFileURL(file).href);
}

function added(bytes) {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 1) sum = (sum + bytes[index]) | 0;
  return sum;
}

function milliseconds(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
