import { shortId, showUnsafe, SosError } from '../base/index.ts';

/** The commit that a run names is not in this repository, as after a rewrite. */
export function subjectMissing(commit: string): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'evidence.subject-missing',
    message: `commit ${shortId(commit)} is not in this repository: nothing was run or recorded`,
    hint: 'it was not fetched, or history was rewritten since',
    next: ['git fetch'],
  });
}

/** A run that stood on no commit cannot be done again on it. */
export function nothingToCheckOut(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.nothing-to-check-out',
    message: `${shortId(id)} ran on no commit, so there is none to check out; nothing was run`,
    hint: 'whoever ran it runs it again on a commit',
    next: [`sos evidence show ${shortId(id)}`],
  });
}

/** What was to prepare a checkout failed. */
export function notPrepared(program: string, exit: number | undefined): SosError {
  const how = exit === undefined ? 'did not end by itself' : `ended with ${exit}`;
  return new SosError({
    kind: 'failed',
    code: 'evidence.not-prepared',
    message: `${showUnsafe(program)}, which was to prepare the checkout, ${how}; nothing was recorded`,
    next: ['sos help evidence reproduce'],
  });
}

/** What is to prepare a checkout is no plain command line. */
export function badPreparation(problem: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'evidence.bad-preparation',
    message: `--prepare ${problem}; nothing was run or recorded`,
    hint: 'write sh -c "…" to use a shell on purpose',
  });
}

/** A run names a folder that its commit does not have. */
export function noSuchFolder(folder: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'evidence.no-such-folder',
    message: `the commit that was run on has no folder ${showUnsafe(folder)}; nothing was run`,
    hint: 'the command can be typed by hand: sos evidence run --reproduces ID -- COMMAND',
    next: ['git status'],
  });
}
