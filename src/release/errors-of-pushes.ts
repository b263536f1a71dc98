import { shortId, showUnsafe, SosError } from '../base/index.ts';

/** Whoever asks holds no permission to release. */
export function mayNotRelease(who: string, brief: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.not-allowed',
    message: `${who} may not release: that takes the capability release for ${brief}. Nothing was pushed.`,
    hint: 'Somebody who holds it can push, or give it.',
    next: ['sos whoami', 'sos identity list'],
    facts: { who, brief },
  });
}

/** No gate signed the manifest, or something of its brief is open. */
export function notSigned(manifest: string, brief: string, why: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.not-signed',
    message: `Manifest ${shortId(manifest)} may not leave: ${why.map(showUnsafe).join('; ')}. Nothing was pushed.`,
    hint: 'A gate of the brief passes with --manifest.',
    next: [`sos gate status ${brief}`, `sos gate check ${brief}`],
    facts: { manifest, brief, why },
  });
}

/** The manifest bears another name than the policy in force says. */
export function otherIdentity(manifest: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.other-identity',
    message: `Manifest ${shortId(manifest)} bears another name than the policy in force says. Nothing was pushed.`,
    hint: 'Plan the release again and have it signed.',
    next: ['sos policy show'],
    facts: { manifest },
  });
}

/** The remote serves something already. */
export function remoteNotEmpty(remote: string, refs: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.remote-not-empty',
    message: `${showUnsafe(remote)} is not empty: it serves ${refs.length} refs, the first of them ${showUnsafe(refs[0] ?? '')}. Nothing was pushed.`,
    hint: 'A release goes to an empty remote alone: what was there would go on being served. Make a new one.',
    facts: { refs: refs.slice(0, 100) },
  });
}

/** The remote gave no answer. */
export function remoteUnreachable(remote: string, detail: string): SosError {
  return new SosError({
    kind: 'unreachable',
    code: 'release.remote-unreachable',
    message: `${showUnsafe(remote)} gave no answer: ${showUnsafe(detail)}. No receipt was written.`,
    hint: 'Look at the address; whether anything was pushed is seen by git ls-remote.',
  });
}

/** The remote does not take the push. */
export function pushRefused(remote: string, detail: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.push-refused',
    message: `${showUnsafe(remote)} does not take the release: ${showUnsafe(detail)}. No receipt was written.`,
    hint: 'It was empty a moment ago: somebody else may have pushed, or a rule of the host is in the way.',
  });
}

/** After the push the remote serves something else than the release. */
export function servesOtherwise(remote: string, findings: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'release.served-otherwise',
    message: `The release was pushed, but ${showUnsafe(remote)} is not clean: ${findings.map(showUnsafe).join('; ')}. No receipt was written.`,
    hint: 'Take the remote away and push to a new one.',
    facts: { findings },
  });
}
