import { shortId, showUnsafe, SosError } from '../base/index.ts';

/** A founder's key file holds no public key that is fit to sign. */
export function noPublicKey(name: string, path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-public-key',
    message: `${path} holds no public key of ${showUnsafe(name)} that is fit to sign; nothing was begun`,
    hint: 'give the .pub file that ssh-keygen or sos join wrote: --founder NAME=FILE',
    next: ['sos help init'],
  });
}

/** More founders must agree than there are. */
export function tooFewFounders(threshold: number, founders: number): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.too-few-founders',
    message: `${threshold} founders are to agree and ${founders} would found it; nothing was begun`,
    hint: 'name the others with their public keys: --founder NAME=FILE',
    next: ['sos help init'],
    facts: { threshold, founders },
  });
}

/** The policy that was drafted says what the one in force says. */
export function nothingChanges(version: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.policy-unchanged',
    message: `this is what policy ${version} says; nothing was proposed`,
    hint: 'say what is to change: --threshold, --founder, or a file',
    next: ['sos policy show --draft > policy.yaml', 'sos policy propose policy.yaml'],
  });
}

/** The draft is no policy. */
export function badPolicyDraft(what: string, problem: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.bad-policy-draft',
    message: `${showUnsafe(what)} is not fit for a policy: ${showUnsafe(problem)}; nothing was proposed`,
    hint: 'begin with what is in force, and change that',
    next: ['sos policy show --draft > policy.yaml'],
  });
}

/** There is no such proposal. */
export function noSuchProposal(typed: string, known: readonly string[]): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-such-proposal',
    message: `${showUnsafe(typed)} is the beginning of no proposal, or of several; nothing was written`,
    hint: known.length === 0 ? 'nobody proposed any' : `proposed: ${known.map(shortId).join(', ')}`,
    next: ['sos policy show'],
  });
}

/** A proposal that cannot come into force any more, or is. */
export function proposalNotOpen(id: string, state: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.proposal-not-open',
    message: `proposal ${shortId(id)} is ${state}, so nobody needs to approve it; nothing was written`,
    next: [`sos policy show ${shortId(id)}`],
  });
}

/** Somebody who decides on nothing. */
export function noVote(name: string, deciding: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.no-vote',
    message: `${name} is no founder with this key, in the old policy or the new one; nothing was written`,
    hint: `these decide: ${deciding.join(', ')}`,
    next: ['sos policy show'],
  });
}

/** Nothing is to be chosen. */
export function nothingToChoose(id: string, state: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.nothing-to-choose',
    message: `proposal ${shortId(id)} is ${state} and has no rival; nothing was chosen`,
    hint: 'a choice is only between policies that both have the votes',
    next: ['sos policy show'],
  });
}
