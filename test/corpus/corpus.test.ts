import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';
import { corpusCases, keepCase, makeCase, textsOf, type ExpectedFile } from './make-corpus.ts';

const CORPUS = 'test/corpus';
const SCRIPT = path.resolve('templates/verify.sh');
const LEDGER = 'refs/heads/sos/ledger';

/** Which findings each word of the script stands for. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  'bad-path': ['ledger.bad-path', 'ledger.path-twins'],
  'bad-mode': ['ledger.bad-mode'],
  'too-large': ['ledger.too-large'],
  'missing-object': ['ledger.missing-object'],
  'bad-form': ['ledger.not-canonical', 'ledger.bad-shape', 'trust.bad-signature'],
  'wrong-path': ['ledger.wrong-path'],
  'bad-blob': ['ledger.bad-blob'],
  'other-ledger': ['trust.other-ledger'],
  'second-genesis': ['trust.second-genesis'],
  'not-enrolled': ['trust.not-enrolled'],
  'forged-author': ['trust.forged-author', 'trust.no-proof-of-possession'],
  'bad-signature': ['trust.bad-signature', 'trust.wrong-key', 'trust.no-proof-of-possession'],
  'chain-fork': ['trust.chain-fork'],
  'chain-hole': ['trust.chain-hole'],
  'chain-broken': ['trust.chain-broken'],
  'seen-missing': ['trust.seen-missing'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-corpus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: string[]): string {
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };
  const ran = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

/** Unpacks the bundle of a case into a bare repository, and pins the ledger where a reader would. */
function unpack(name: string): { pin: string | undefined } {
  git('init', '--quiet', '--bare', `--object-format=${formatOf(name)}`, '.');
  git('fetch', '--quiet', path.resolve(CORPUS, name, 'ledger.bundle'), `${LEDGER}:${LEDGER}`);
  const pin = kept(name, 'pin')?.toString().trim();
  if (pin !== undefined) {
    mkdirSync(path.join(folder, 'sos'));
    const memory = { ledger: pin, how: 'given' };
    writeFileSync(path.join(folder, 'sos', 'ledger.json'), JSON.stringify(memory));
  }
  return { pin };
}

function kept(name: string, file: string): Buffer | undefined {
  try {
    return readFileSync(path.join(CORPUS, name, file));
  } catch {
    return undefined;
  }
}

/** How objects are named in the repository that a bundle is of. */
function formatOf(name: string): 'sha1' | 'sha256' {
  return expectedOf(name).tip.length === 64 ? 'sha256' : 'sha1';
}

function expectedOf(name: string): ExpectedFile {
  return JSON.parse(kept(name, 'expected.json')?.toString() ?? '{}') as ExpectedFile;
}

/** What `sos verify` says to somebody who never saw a ledger before, without its words. */
async function verified(name: string): Promise<Partial<ExpectedFile>> {
  const pin = path.resolve(CORPUS, name, 'sos-pin');
  const vouched = kept(name, 'sos-pin') === undefined ? [] : ['--pin', pin];
  const ran = await runSos(['verify', ...vouched, '--json'], { folder, env: { HOME: folder } });
  const { data, error } = ran.json();
  if (data === undefined || data === null) {
    expect(error?.code).toBe('app.several-ledgers');
    const finding = { severity: 'error', code: 'trust.no-genesis', id: null, path: null } as const;
    return { ledger: null, verdict: 'no-ledger', counting: 0, findings: [finding] };
  }
  const findings = (data.findings as ExpectedFile['findings'])
    .map(({ severity, code, id, path: place }) => ({ severity, code, id, path: place }))
    .sort((a, b) => (`${a.code} ${a.path ?? ''}` < `${b.code} ${b.path ?? ''}` ? -1 : 1));
  return { ledger: data.ledger, verdict: data.verdict, counting: data.verified, findings };
}

/** What the script says: its exit code and each bad path with its reason. */
function scripted(shell: readonly string[], pin: string | undefined) {
  const [program = 'sh', ...options] = shell;
  const args = [...options, SCRIPT, folder, ...(pin === undefined ? [] : [pin])];
  const ran = spawnSync(program, args, { encoding: 'utf8' });
  const lines = ran.stdout.trimEnd().split('\n');
  const bad = lines.slice(0, -1).map((line) => {
    const [reason = '', ...rest] = line.split(' ');
    return { reason, path: unquoted(rest.join(' ')) };
  });
  return { exit: ran.status, bad, last: lines.at(-1), complaints: ran.stderr };
}

/** Reads a path as Git quotes it. */
function unquoted(shown: string): string {
  if (!shown.startsWith('"')) return shown;
  const names: Readonly<Record<string, string>> = { a: '\u0007', n: '\n', t: '\t' };
  return shown.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => names[letter] ?? letter);
}

function expectAgreement(expected: ExpectedFile, said: ReturnType<typeof scripted>): void {
  expect(said.complaints).toBe('');
  if ('beyond' in expected.script) {
    // It may miss something, and must not call bad what is good.
    const known = (place: string) => expected.findings.some((each) => each.path === place);
    const wrong = said.bad.filter(
      ({ reason, path: place }) =>
        !known(place) && reason !== 'bad-blob' && reason !== 'no-genesis',
    );
    expect(wrong).toEqual([]);
    return;
  }
  expect(said.bad.map((each) => each.path).sort()).toEqual(expected.script.bad);
  expect(said.exit).toBe(expected.script.bad.length === 0 ? 0 : 4);
  for (const { reason, path: place } of said.bad) {
    const codes = expected.findings.filter((each) => each.path === place).map(({ code }) => code);
    expect(
      MEANINGS[reason]?.some((code) => codes.includes(code)),
      `${reason} ${place}`,
    ).toBe(true);
  }
}

describe.each(corpusCases.map((each) => ({ ...each })))('the case $name', (chosen) => {
  const { name } = chosen;

  it('is the one that its maker makes', async () => {
    const made = await makeCase(chosen);
    if (process.env['UPDATE_CORPUS'] === '1') keepCase(path.join(CORPUS, name), made);
    const texts = Object.fromEntries(
      ['expected.json', 'about.md', 'pin', 'sos-pin'].map((file) => [
        file,
        kept(name, file)?.toString(),
      ]),
    );
    expect(texts, `${name} is stale: make it again with UPDATE_CORPUS=1`).toEqual(textsOf(made));
    const bundle = path.resolve(CORPUS, name, 'ledger.bundle');
    git('init', '--quiet', '--bare', `--object-format=${formatOf(name)}`, '.');
    expect(git('bundle', 'list-heads', bundle)).toBe(`${made.expected.tip} ${LEDGER}\n`);
  });

  it('is found by sos verify to be what it is', async () => {
    unpack(name);
    const { ledger, verdict, counting, findings } = expectedOf(name);
    expect(await verified(name)).toEqual({ ledger, verdict, counting, findings });
  });

  it('is found so by verify.sh, in two shells', () => {
    const { pin } = unpack(name);
    const expected = expectedOf(name);
    for (const shell of [['sh'], ['bash', '--posix']])
      expectAgreement(expected, scripted(shell, pin));
  });
});

it('the corpus holds these cases and no others, and is small', () => {
  const folders = readdirSync(CORPUS, { withFileTypes: true }).filter((each) => each.isDirectory());
  expect(folders.map((each) => each.name).sort()).toEqual(
    corpusCases.map(({ name }) => name).sort(),
  );
  const sizes = folders.map((each) => kept(each.name, 'ledger.bundle')?.length ?? 0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});
