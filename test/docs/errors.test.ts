import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { errorsInSource, type KnownError } from './errors-in-source.ts';
import { expectKept } from './kept-document.ts';

const preamble = `# Errors and findings

Made from every room's \`errors.ts\` and \`errors-of-….ts\` by \`npm run docs\`. A code never changes
its meaning; the message beside it names the thing, says what was left unchanged, and may get better
words. The kind decides the exit code: usage 2, failed 1, refused 3, untrusted 4, unreachable 5,
incomplete 6, interrupted 130.
A code of the second list can end a verb, too: what would not count is not written, and what a remote lost
is said. Anything that is in neither is a bug in sos: \`cli.bug\`, exit 70.

## Errors

| code | kind | meaning | what to do |
|---|---|---|---|
`;

const findingsText = `
## Findings

Verification, lint and scans report these beside the answer; none of them stops the listing of what
is good. Each carries its own message and, where there is one, the command that mends it.

`;

const { known, unread } = errorsInSource('src');

it('docs/errors.md lists every code of every room', () => {
  const rows = [...new Map(known.toReversed().map((error) => [rowOf(error), error])).values()]
    .map((error) => [error.code, kindOf(error), sentence(error.meaning), adviceOf(error)] as const)
    .sort(([a], [b]) => a.localeCompare(b, 'en'));
  const listed = rows.map(([code, ...cells]) => `| \`${code}\` | ${cells.join(' | ')} |`);
  const codes = new Set(known.map(({ code }) => code));
  const findings = findingCodes().filter((code) => !codes.has(code));
  expectKept(
    'docs/errors.md',
    `${preamble}${listed.join('\n')}\n${findingsText}${findings.map((code) => `- \`${code}\``).join('\n')}\n`,
  );
});

it('every error says its kind and has a sentence about what it means', () => {
  for (const error of known) {
    const place = `${error.code} in ${error.file}`;
    expect(error.meaning, `${place} needs a doc comment`).not.toBe('');
    expect(error.kinds, `${place} says no kind`).not.toEqual([]);
  }
});

it('no code is put together from words that nobody can list', () => {
  expect(unread).toEqual([]);
});

it.each([
  ['a table', 'host.not-there', 'failed'],
  ['a table', 'host.not-a-file', 'failed'],
  ['two', 'gates.no-verdict', 'incomplete'],
  ['two', 'gates.not-passed', 'refused'],
  ['the words of a type', 'verify.findings', 'untrusted'],
  ['the words of a type', 'verify.incomplete', 'incomplete'],
  ['the words of a type', 'sync.refused', 'refused'],
])('a code that is chosen out of %s is listed with its kind: %s', (_how, code, kind) => {
  expect(readFileSync('docs/errors.md', 'utf8')).toContain(`\n| \`${code}\` | ${kind} | `);
});

/** A code that comes in two ways of one kind is listed once, as the first of them. */
function rowOf(error: KnownError): string {
  return `${error.code} ${kindOf(error)}`;
}

function kindOf({ kinds }: KnownError): string {
  return kinds.length > 2 ? 'as its cause' : kinds.join(' or ');
}

function adviceOf({ body, hint: told }: KnownError): string {
  const hint = told ?? /hint:\s*'((?:[^'\\]|\\.)*)'/.exec(body)?.[1];
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
