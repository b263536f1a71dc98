import { showUnsafe, SosError } from '../base/index.ts';

/** What git said, made fit for showing in one line. */
function said(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  return showUnsafe(lines.filter((line) => line !== '').join(' / ')).slice(0, 2000);
}

/** Git failed in a way that has no better name here. */
export function gitFailed(what: string, stderr: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.failed',
    message: `git could not ${what}; nothing was changed. Git says: ${said(stderr)}`,
    hint: 'sos doctor looks at the repository and at git itself',
    next: ['sos doctor'],
  });
}

/** Git took longer than it ever should. */
export function gitStalled(what: string, milliseconds: number): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.stalled',
    message: `git did not finish in ${Math.round(milliseconds / 1000)} s (${what}) and was ended; nothing was changed`,
    hint: 'try again; a network file system may be slow',
  });
}

/** The repository belongs to somebody else and git refuses to open it. */
export function unsafeOwner(stderr: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'git.unsafe-owner',
    message: `git refuses to open this repository because it belongs to another account; nothing was changed. Git says: ${said(stderr)}`,
    hint: 'if you trust it, tell git so: git config --global --add safe.directory FOLDER',
  });
}

/** The git that is installed is too old. */
export function gitTooOld(stderr: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.too-old',
    message: `the git that is installed is too old; nothing was changed. Git says: ${said(stderr)}`,
    hint: 'sos needs git 2.31 or newer',
    next: ['git --version'],
  });
}

/** The disk is full. */
export function gitDiskFull(what: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.disk-full',
    message: `the disk is full: git could not ${what}; the ref and all objects are as they were`,
    hint: 'make room and try again',
  });
}

/** Objects of the repository may not be written or read by us. */
export function gitNoPermission(what: string, stderr: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.no-permission',
    message: `git may not ${what}; nothing was changed. Git says: ${said(stderr)}`,
    hint: 'look at the owner and mode of the .git folder',
  });
}

/** The repository lacks objects that it should have, or was told to fetch only when needed. */
export function objectsMissing(what: string, stderr: string): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'git.objects-missing',
    message: `git could not ${what}: objects are not here; nothing was changed. Git says: ${said(stderr)}`,
    hint: 'a partial or shallow clone fetches them with git fetch --refetch; otherwise git fsck names them',
    next: ['sos sync', 'git fsck --connectivity-only'],
  });
}

/** A tree holds the same folders again and again, so that a little of it is a great deal. */
export function treeBomb(folder: string): SosError {
  const at = folder === '' ? 'the top of the tree' : `the folder ${showUnsafe(folder)}`;
  return new SosError({
    kind: 'refused',
    code: 'git.tree-bomb',
    message: `${at} holds more names than a tree can be believed to have, or the same folders again and again; it was not read on and nothing was changed`,
    hint: 'whoever may push takes it out of the branch with an ordinary commit; the log of the branch says who put it there',
    next: ['git log --stat -3 sos/ledger'],
  });
}

/** Git says more than can be held. */
export function gitSaysTooMuch(what: string, limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'git.too-much',
    message: `git could not ${what}: the answer has more than ${limit} bytes; nothing was changed`,
    hint: 'see what the tree holds: git ls-tree COMMIT',
  });
}

/** An object of the repository is damaged on disk. */
export function objectDamaged(what: string, stderr: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.object-damaged',
    message: `git could not ${what}: an object on disk is damaged; nothing was changed. Git says: ${said(stderr)}`,
    hint: 'git fsck names it; a damaged object file can be removed and fetched again',
    next: ['git fsck'],
  });
}

/** A ref is there and names nothing, as a power cut can leave it. */
export function brokenRef(ref: string, file: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.broken-ref',
    message: `the ref ${ref} is there but names no object, as a power cut can leave it; nothing was changed`,
    hint: `git fsck --lost-found names what it may have named; the file to write that name into is ${showUnsafe(file)}`,
    next: ['git fsck --lost-found'],
  });
}

/** Tells whether git met an object that is damaged on disk. */
export function isDamage(stderr: string): boolean {
  return /object file \S+ is empty|is corrupt|inflate: data|hash mismatch|unable to stream/.test(
    stderr,
  );
}

/** A refspec, path or name that must never be handed to git. */
export function refusedArgument(what: string, value: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'git.refused-argument',
    message: `${what} ${JSON.stringify(showUnsafe(value))} is not handed to git; nothing was changed`,
  });
}

/** A range that begins nowhere, which git takes for one that holds nothing. */
export function openRange(range: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'git.open-range',
    message: `the range ${JSON.stringify(showUnsafe(range))} does not say where it begins; nothing was looked at`,
    hint: 'a variable that is not set leaves such a range; say both ends, such as origin/main..HEAD',
    next: ['git log --oneline -5'],
  });
}

/** Somebody typed what names no commit in this repository. */
function unknownRevision(what: string, revision: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.unknown-revision',
    message: `git could not ${what}: ${showUnsafe(revision)} names nothing that is here; nothing was changed`,
    hint: 'a shallow clone lacks what came before its oldest commits: git fetch --unshallow',
    next: ['git log --oneline --all'],
  });
}

/** There is no git here, and what is asked cannot be done without it. */
export function needsGit(what: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.needs-git',
    message: `cannot ${what}: the program git cannot be started, and without it a repository can only be read; nothing was changed`,
    hint: 'install git or put it on PATH',
    next: ['git --version'],
  });
}

/** There is no git here, and the packs are too large to be read whole into memory. */
export function packsTooLarge(size: number, limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'git.packs-too-large',
    message: `the program git cannot be started, and without it packs of ${size} bytes are not read, the limit is ${limit}; nothing was changed`,
    hint: 'install git, or clone only the ledger: git clone --single-branch --branch sos/ledger URL',
  });
}

/** There is no git here, and the repository is one that only git reads. */
export function unreadableWithoutGit(why: string, cause?: unknown): SosError {
  return new SosError({
    kind: 'failed',
    code: 'git.unreadable-without-git',
    message: `the program git cannot be started, and without it this repository cannot be read: ${why}; nothing was changed`,
    hint: 'install git or put it on PATH',
    cause,
  });
}

/** Turns what git wrote on its error output into the error that fits best. */
export function troubleOf(what: string, stderr: string): SosError {
  if (/No space left on device|Out of diskspace|Disk quota exceeded|File too large/.test(stderr))
    return gitDiskFull(what);
  if (/dubious ownership/.test(stderr)) return unsafeOwner(stderr);
  if (/Permission denied|insufficient permission/.test(stderr))
    return gitNoPermission(what, stderr);
  if (/unknown option|usage: git/i.test(stderr)) return gitTooOld(stderr);
  const unknown = /bad revision '(.*)'|ambiguous argument '(.*)': unknown/.exec(stderr);
  if (unknown !== null) return unknownRevision(what, unknown[1] ?? unknown[2] ?? '');
  if (isDamage(stderr)) return objectDamaged(what, stderr);
  if (
    /from promisor remote|missing blob|missing tree|unable to read tree|bad object|not a tree object|Could not read [0-9a-f]{40}/.test(
      stderr,
    )
  )
    return objectsMissing(what, stderr);
  return gitFailed(what, stderr);
}
