// What a user installs is exactly this: no test, no source, no stray file.
import { execFileSync } from 'node:child_process';

const allowed = [
  /^package\.json$/,
  /^LICENSE$/,
  /^README\.md$/,
  /^bin\/sos\.cjs$/,
  /^dist\/(main|load-kept)\.cjs$/,
  /^dist\/chunks\/[\w.-]+\.cjs$/,
  /^templates\/[\w./-]+\.(md|yaml|yml|sh)$/,
];
const required = ['package.json', 'LICENSE', 'bin/sos.cjs', 'dist/load-kept.cjs', 'dist/main.cjs'];

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { encoding: 'utf8' }).replace(
    /^[^[]*/,
    '',
  ),
);
const files = packed.files.map((file) => file.path);
const strangers = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
const missing = required.filter((file) => !files.includes(file));

for (const file of strangers) console.error(`must not be in the package: ${file}`);
for (const file of missing) console.error(`missing from the package: ${file}`);
console.log(`${files.length} files, ${packed.unpackedSize} bytes unpacked`);
process.exitCode = strangers.length + missing.length === 0 ? 0 : 1;
