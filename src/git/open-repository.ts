import { lossyTextOf, SosError } from '../base/index.ts';
import type { Files, Finished } from '../host/index.ts';
import { brokenRef, gitTooOld, refusedArgument, troubleOf, unsafeOwner } from './errors.ts';
import { gitAt, type GitProgram, type RepositoryHost } from './git-program.ts';
import { makeRepository } from './git-repository.ts';
import type { Oid } from './oid.ts';
import { lookAtPlainRepository } from './plain-repository.ts';
import type { Repository, RepositoryPlaces } from './repository.ts';

/** A repository, and what some refs named when it was opened. */
export interface OpenedRepository {
  readonly repository: Repository;
  readonly resolved: ReadonlyMap<string, Oid>;
}

const QUESTIONS = [
  '--path-format=absolute',
  '--git-dir',
  '--git-common-dir',
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--show-object-format',
];

/** Printed between refs, so that it is seen which of them are there. */
const SEPARATOR = '--is-bare-repository';

/**
 * Finds the repository that a folder is in, wherever in it that is, and looks some refs up: every
 * command begins with this. A plain repository is looked at without a process; about any other git
 * is asked, once. Returns undefined where there is no repository. Where there is no git the
 * repository can be read and nothing else.
 */
export async function openRepository(
  host: RepositoryHost,
  folder: string,
  options: { readonly alsoResolve?: readonly string[] } = {},
): Promise<OpenedRepository | undefined> {
  const refs = options.alsoResolve ?? [];
  const plain = await lookAtPlainRepository(host, folder, refs);
  if (plain === undefined) return openAsGitSays(host, folder, refs);
  return { repository: makeRepository({ host, places: plain.places }), resolved: plain.resolved };
}

/** Finds a repository and looks refs up by asking git. */
export async function openAsGitSays(
  host: RepositoryHost,
  folder: string,
  refs: readonly string[],
): Promise<OpenedRepository | undefined> {
  const questions = refs.flatMap((ref) => [exactly(ref), SEPARATOR]);
  const git = gitAt(host, { folder });
  const asked = await ask(git, [...QUESTIONS, ...questions, '--show-cdup']);
  if (asked === 'no-git') return openWithoutGit(host.files, folder, refs);
  if (asked.exitCode !== 0) {
    complainUnlessAbsent(asked.stderr);
    return undefined;
  }
  const lines = lossyTextOf(asked.stdout).split('\n');
  // What git says of the way up is said of where the folder really is.
  const real = await host.files.realPath(folder);
  const { places, resolved } = readAnswers(lines, { files: host.files, folder: real, refs });
  return { repository: makeRepository({ host, places }), resolved };
}

function readAnswers(
  lines: readonly string[],
  asked: { readonly files: Files; readonly folder: string; readonly refs: readonly string[] },
): { places: RepositoryPlaces; resolved: Map<string, Oid> } {
  const { files, folder, refs } = asked;
  const [gitFolder = '', commonFolder = '', , inside, shallow, hash, ...rest] = lines;
  refuseOddAnswer(folder, gitFolder, hash);
  const { resolved, after } = resolvedRefs(refs, rest);
  // Threat: taking a ledger whose ref was damaged for none, and beginning another one.
  const broken = refs.find((ref) => /^0+$/.test(resolved.get(ref) ?? ''));
  if (broken !== undefined) throw brokenRef(broken, files.join(commonFolder, broken));
  const places: RepositoryPlaces = {
    gitFolder,
    commonFolder,
    workTree: inside === 'true' ? files.absolute(after[0] ?? '', folder) : undefined,
    hash: hash === 'sha256' ? 'sha256' : 'sha1',
    shallow: shallow === 'true',
  };
  return { places, resolved };
}

async function ask(git: GitProgram, questions: readonly string[]): Promise<Finished | 'no-git'> {
  try {
    return await git.tryRun(['rev-parse', ...questions]);
  } catch (cause) {
    if (cause instanceof SosError && cause.code === 'host.program-missing') return 'no-git';
    throw cause;
  }
}

async function openWithoutGit(
  files: Files,
  folder: string,
  refs: readonly string[],
): Promise<OpenedRepository | undefined> {
  const { openReadOnly } = await import('./read-only-repository.ts');
  const repository = await openReadOnly(files, folder);
  if (repository === undefined) return undefined;
  const resolved = new Map<string, Oid>();
  for (const ref of refs) {
    const tip = await repository.store.commitOf(ref);
    if (tip !== undefined) resolved.set(ref, tip);
  }
  return { repository, resolved };
}

/** A pattern without wildcards would mean everything below it; this one means the ref itself. */
function exactly(ref: string): string {
  return `--glob=${ref.slice(0, -1)}[${ref.slice(-1)}]`;
}

function resolvedRefs(
  refs: readonly string[],
  lines: readonly string[],
): { resolved: Map<string, Oid>; after: readonly string[] } {
  const resolved = new Map<string, Oid>();
  let place = 0;
  for (const ref of refs) {
    const line = lines[place] ?? '';
    const found = /^[0-9a-f]{40,64}$/.test(line);
    if (found) resolved.set(ref, line);
    place += found ? 2 : 1;
  }
  return { resolved, after: lines.slice(place) };
}

/** An old git gives back what it does not know; a path with a line feed in it cannot be read. */
function refuseOddAnswer(folder: string, gitFolder: string, hash: string | undefined): void {
  if (gitFolder.startsWith('--') || hash?.startsWith('--') === true) throw gitTooOld(gitFolder);
  if (hash !== 'sha1' && hash !== 'sha256') throw refusedArgument('the folder', folder);
}

/** Tells "there is none" from "git will not open it". */
function complainUnlessAbsent(stderr: string): void {
  if (/dubious ownership/.test(stderr)) throw unsafeOwner(stderr);
  if (/unknown option|usage:/i.test(stderr)) throw gitTooOld(stderr);
  if (!/not a git repository/i.test(stderr)) throw troubleOf('look for a repository', stderr);
}
