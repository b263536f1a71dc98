import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { expectKept } from './kept-document.ts';

interface Known {
  code: string;
  kind: string;
  meaning: string;
  advice: string;
}

const preamble = `# Errors and findings

Made from every room's \`errors.ts\` and \`errors-of-….ts\` by \`npm run docs\`. A code never changes
its meaning; the message beside it names the thing, says what was left unchanged, and may get better
words. The kind decides the exit code: usage 2, failed 1, refused 3, untrusted 4, unreachable 5,
incomplete 6, interrupted 130.
Anything that is not in the first table and ends a verb is a bug in sos: \`cli.bug\`, exit 70.

## Errors

| code | kind | meaning | what to do |
|---|---|---|---|
`;

const findingsText = `
## Findings

Verification, lint and scans report these beside the answer; none of them stops the listing of what
is good. Each carries its own message and, where there is one, the command that mends it.

`;

it('docs/errors.md lists every code of every room', () => {
  const known = sourceFiles('src')
    .filter(tellsErrors)
    .flatMap(errorsOf)
    .sort((a, b) => a.code.localeCompare(b.code, 'en'));
  const listed = known.map(
    ({ code, kind, meaning, advice }) => `| \`${code}\` | ${kind} | ${meaning} | ${advice} |`,
  );
  const codes = new Set(known.map(({ code }) => code));
  const findings = findingCodes().filter((code) => !codes.has(code));
  expectKept(
    'docs/errors.md',
    `${preamble}${listed.join('\n')}\n${findingsText}${findings.map((code) => `- \`${code}\``).join('\n')}\n`,
  );
});

it('every error says its kind and has a sentence about what it means', () => {
  for (const file of sourceFiles('src').filter(tellsErrors)) {
    for (const { code, meaning } of errorsOf(file)) {
      expect(meaning, `${code} in ${file} needs a doc comment`).not.toBe('');
    }
  }
});

/** A room with many errors has them by concern: `errors-of-texts.ts` beside `errors.ts`. */
function tellsErrors(file: string): boolean {
  return /^errors(-of-[a-z]+)?\.ts$/.test(path.basename(file));
}

/** Reads each exported function of such a file: its comment, kind, code, hint, next. */
function errorsOf(file: string): Known[] {
  const text = readFileSync(file, 'utf8');
  const starts = [...text.matchAll(/^(?:\/\*\*((?:(?!\*\/)[^])*?)\*\/\n)?export function /gm)];
  return starts.flatMap((start, index) => {
    const body = text.slice(start.index, starts[index + 1]?.index);
    const kind = /kind: '([a-z]+)'/.exec(body)?.[1] ?? /kind: '([a-z]+)'/.exec(text)?.[1] ?? '';
    const codes = [...body.matchAll(/code: '([a-z]+\.[a-z-]+)'/g)].map((match) => match[1] ?? '');
    const meaning = sentence(start[1] ?? '');
    return codes.map((code) => ({ code, kind, meaning, advice: adviceOf(body) }));
  });
}

function adviceOf(body: string): string {
  const hint = /hint:\s*'((?:[^'\\]|\\.)*)'/.exec(body)?.[1];
  const next = /next: \[\s*'((?:[^'\\]|\\.)*)'/.exec(body)?.[1];
  const words = [hint, next === undefined ? undefined : `\`${next}\``];
  return cell(words.filter((word) => word !== undefined).join('; ')) || 'as the message says';
}

function sentence(comment: string): string {
  return cell(comment.replace(/\s*\n?\s*\*?\s+/g, ' ').trim());
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll("\\'", "'");
}

/** Finds the codes of findings: members of a union type whose name ends in Code. */
function findingCodes(): string[] {
  const unions = sourceFiles('src').flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/type \w*Code =([^;]*);/g),
  ]);
  const codes = unions.flatMap(([, body = '']) =>
    [...body.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(codes)].sort();
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}
