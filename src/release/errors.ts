import { shortId, showUnsafe, SosError } from '../base/index.ts';

/** Nothing says what may leave. */
export function noAllowlist(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'release.no-allowlist',
    message: `There is no allowlist at ${showUnsafe(path)}, so nothing may leave. Nothing was written.`,
    hint: 'Write one: paths, except, mustHave, mustNotHave, message (docs/guide/releases.md).',
  });
}

/** An allowlist cannot be read as one. */
export function badAllowlist(path: string, problem: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'release.bad-allowlist',
    message: `The allowlist ${showUnsafe(path)} cannot be used: ${showUnsafe(problem)}. Nothing was written.`,
    hint: 'It is YAML with paths, except, mustHave, mustNotHave and message.',
  });
}

/** The policy does not say whose name a release bears. */
export function noIdentity(): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.no-identity',
    message:
      'The policy in force does not say whose name a release bears, so nobody could build the same one. Nothing was written.',
    hint: 'Add release: {name, email} to the policy.',
    next: ['sos policy show --draft > policy.yaml', 'sos policy propose policy.yaml'],
  });
}

/** What the allowlist names must not, or cannot, leave. */
export function notPlannable(commit: string, problems: readonly string[]): SosError {
  const count = problems.length === 1 ? 'one thing stands' : `${problems.length} things stand`;
  return new SosError({
    kind: 'refused',
    code: 'release.not-plannable',
    message: `Nothing of ${shortId(commit)} is released: ${count} in the way. Nothing was written. ${listed(problems)}`,
    hint: 'Change the allowlist or the source, and plan again.',
    facts: { commit, problems },
  });
}

const SHOWN = 20;

function listed(problems: readonly string[]): string {
  const shown = problems.slice(0, SHOWN).map(showUnsafe).join('; ');
  const more = problems.length - SHOWN;
  return more > 0 ? `${shown}; and ${more} more.` : `${shown}.`;
}

/** The folder that a release is to be built in holds something. */
export function folderTaken(folder: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.folder-taken',
    message: `${showUnsafe(folder)} is there already. It was left as it is.`,
    hint: 'A release is built from nothing: name a folder that does not exist.',
  });
}

/** Blobs that the manifest names are not in the source any more, or were too large. */
export function blobsMissing(paths: readonly string[]): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'release.blobs-missing',
    message: `The source lacks ${paths.length} files that the manifest names, the first of them ${showUnsafe(paths[0] ?? '')}. Nothing was built.`,
    hint: 'Fetch the commit that the manifest is of.',
    next: ['git fetch'],
  });
}

/** What was built is not what was planned. */
export function builtOtherwise(built: string, planned: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'release.built-otherwise',
    message: `Git made ${built}, the manifest says ${planned}. What was built was removed.`,
    hint: 'The manifest was not made by this rule; plan the release again.',
  });
}

/** Somebody ended the building. */
export function buildInterrupted(): SosError {
  return new SosError({
    kind: 'interrupted',
    code: 'release.interrupted',
    message: 'The building was ended. What was built was removed.',
  });
}

/** A manifest's list cannot be read, or is not the one that the record names. */
export function badManifest(id: string, problem: string): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'release.bad-manifest',
    message: `The list of manifest ${shortId(id)} cannot be believed: ${problem}. Nothing was done with it.`,
    next: ['sos verify'],
    facts: { id },
  });
}

/** A folder is no repository of its own. */
export function notARepository(folder: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'release.not-a-repository',
    message: `${showUnsafe(folder)} is no repository of its own. Nothing was looked at.`,
    hint: 'Name the folder that sos release build made, or one that holds a .git folder.',
  });
}

/** A repository holds something that must not leave, or it cannot be told. */
export function notClean(
  folder: string,
  verdict: 'findings' | 'incomplete',
  proofs: readonly string[],
): SosError {
  const found = verdict === 'findings';
  return new SosError({
    kind: found ? 'refused' : 'incomplete',
    code: found ? 'release.findings' : 'release.incomplete',
    message: `${showUnsafe(folder)} ${found ? 'is not clean' : 'cannot be told to be clean'}: ${proofs.join(', ')}. Nothing was changed.`,
    hint: found
      ? 'Build it anew instead of mending it: what was there once is easily left somewhere.'
      : 'Each proof above says what could not be looked at.',
    facts: { proofs },
  });
}
