import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { buildRelease } from '../../src/release/build-release.ts';
import { planRelease, type ReleasePlan } from '../../src/release/plan-release.ts';
import { gitIn } from '../support/release-stage.ts';

const top = mkdtempSync(path.join(tmpdir(), 'sos-build-'));
const host = createNodeHost();
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** Makes a repository whose settings and attributes would change bytes on their way out. */
async function source(name: string, hash: 'sha1' | 'sha256') {
  const folder = path.join(top, name);
  gitIn(top, 'init', '--quiet', '-b', 'main', `--object-format=${hash}`, name);
  mkdirSync(path.join(folder, 'many'));
  const files: Record<string, string | Uint8Array> = {
    '.gitattributes': '*.txt eol=crlf export-subst\n*.gone export-ignore\n',
    'stamp.txt': '$Format:%H$\n',
    'left.gone': 'an archive would leave this out\n',
    empty: '',
    bytes: Uint8Array.of(0, 255, 10, 13, 10),
    'run.sh': '#!/bin/sh\n',
    'a b/ü.txt': 'a name\n',
  };
  mkdirSync(path.join(folder, 'a b'));
  for (const [file, content] of Object.entries(files))
    writeFileSync(path.join(folder, file), content);
  for (let index = 0; index < 150; index += 1)
    writeFileSync(path.join(folder, 'many', `${index}`), `${index}\n`);
  gitIn(folder, 'add', '.');
  gitIn(folder, 'update-index', '--chmod=+x', 'run.sh');
  gitIn(folder, 'commit', '--quiet', '-m', 'all');
  const opened = await openRepository(host, folder);
  if (opened === undefined) throw new Error('there is no repository');
  return { folder, repository: opened.repository };
}

async function planned({ repository }: Awaited<ReturnType<typeof source>>): Promise<ReleasePlan> {
  const head = await repository.commitAndTree('HEAD');
  if (head === undefined) throw new Error('there is no commit');
  const identity = { name: 'Inkwell', email: 'release@example.org' };
  return planRelease({ host, repository }, { ...head, allowlist: { paths: ['**'] }, identity });
}

describe.each(['sha1', 'sha256'] as const)('a release of a repository of %s', (hash) => {
  it('holds the same blobs under the same names, whatever filters and attributes say', async () => {
    const from = await source(hash, hash);
    const { list, names } = await planned(from);
    const folder = path.join(top, `${hash}.git`);
    const store = from.repository.store;
    expect(await buildRelease(host, store, { list, folder })).toEqual(names);
    expect(gitIn(folder, 'ls-tree', '-r', 'HEAD')).toBe(
      gitIn(from.folder, 'ls-tree', '-r', 'HEAD'),
    );
    expect(gitIn(folder, 'rev-parse', 'HEAD^{tree}')).toBe(names.tree);
    expect(gitIn(folder, 'fsck', '--strict', '--full', '--unreachable')).toBe('');
  });
});

it('is the same commit under another umask, locale, time zone and configuration', async () => {
  const from = await source('surroundings', 'sha1');
  const { list, names } = await planned(from);
  const home = path.join(top, 'home');
  mkdirSync(home);
  const config =
    '[core]\n\tautocrlf = true\n\tsharedRepository = group\n[init]\n\tdefaultBranch = odd\n\ttemplateDir = /tmp\n[i18n]\n\tcommitEncoding = latin1\n[fastimport]\n\tunpackLimit = 1\n';
  writeFileSync(path.join(home, '.gitconfig'), config);
  const variables = { ...host.environment.variables, HOME: home, TZ: 'Asia/Tehran', LANG: 'fa_IR' };
  const elsewhere = {
    ...host,
    environment: { ...host.environment, variables },
    processes: { ...host.processes, run: underUmask },
  };
  const folder = path.join(top, 'surroundings.git');
  await buildRelease(elsewhere, from.repository.store, { list, folder });
  expect(gitIn(folder, 'rev-parse', 'HEAD')).toBe(names.commit);
  expect(readdirSync(folder).sort()).toEqual(['HEAD', 'config', 'objects', 'refs']);
});

/** Runs a program under a umask that lets nobody else read. */
const underUmask: typeof host.processes.run = ({ program, args, ...command }, options) => {
  const script = ['-c', 'umask 077; exec "$0" "$@"', program, ...args];
  return host.processes.run({ ...command, program: 'sh', args: script }, options);
};

it('leaves nothing behind where git makes another commit than was planned', async () => {
  const from = await source('otherwise', 'sha1');
  const { list } = await planned(from);
  const before = readdirSync(top);
  const store = {
    blobs: () => Promise.resolve(new Map(list.files.map(({ blob }) => [blob, Buffer.from('x')]))),
  };
  const folder = path.join(top, 'otherwise.git');
  await expect(buildRelease(host, store, { list, folder })).rejects.toMatchObject({
    code: 'release.built-otherwise',
  });
  expect(readdirSync(top)).toEqual(before);
});

it('leaves nothing behind where git is killed on the way', async () => {
  const from = await source('killed', 'sha1');
  const { list } = await planned(from);
  const before = readdirSync(top);
  const run: typeof host.processes.run = (command, options) =>
    command.args.includes('fast-import')
      ? host.processes.run({ ...command, program: 'false' }, options)
      : host.processes.run(command, options);
  const failing = { ...host, processes: { ...host.processes, run } };
  const folder = path.join(top, 'killed.git');
  const { store } = from.repository;
  await expect(buildRelease(failing, store, { list, folder })).rejects.toThrow();
  expect(readdirSync(top)).toEqual(before);
});
