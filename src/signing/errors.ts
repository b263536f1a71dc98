import { shellWord, showUnsafe, SosError } from '../base/index.ts';
import type { SignatureProblem } from './verify-signature.ts';

const UNSIGNED = 'Nothing was signed.';

/** There is no key file where one was named. */
export function keyNotFound(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'signing.key-not-found',
    message: `No key file ${showUnsafe(path)}. ${UNSIGNED}`,
    hint: 'Make a key, or name one that exists.',
    next: [
      `ssh-keygen -t ed25519 -f ${quoted(path)}`,
      'git config user.signingkey ~/.ssh/id_ed25519',
    ],
  });
}

/** What was named as a key is none that sos can sign with; `reason` follows the key's name. */
export function keyNotUsable(name: string, reason: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'signing.key-not-usable',
    message: `${showUnsafe(name)} is no usable key: ${reason}. ${UNSIGNED}`,
    hint: 'Name an OpenSSH key file, or turn this one into OpenSSH format.',
    next: [`ssh-keygen -p -f ${quoted(name)}`, 'ssh-keygen -t ed25519'],
  });
}

/** The public half is known, but neither a file nor the agent has the private one. */
export function noPrivateHalf(fingerprint: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'signing.no-private-half',
    message: `No private key for ${fingerprint}: none in a file, none in ssh-agent. ${UNSIGNED}`,
    hint: 'Add the key to ssh-agent, or set user.signingkey to the path of its private file.',
    next: ['ssh-add', 'ssh-add -l', 'git config user.signingkey ~/.ssh/id_ed25519'],
  });
}

/** The agent holds the key but would not sign: locked, confirmation declined, no touch. */
export function agentRefused(fingerprint: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'signing.agent-refused',
    message: `ssh-agent did not sign with ${fingerprint}. ${UNSIGNED}`,
    hint: 'The agent may be locked, or a confirmation or touch was not given.',
    next: ['ssh-add -l', 'ssh-add -X'],
  });
}

/** `ssh-keygen` ended without a signature; `said` is its last line. */
export function keygenFailed(keyFile: string, said: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'signing.keygen-failed',
    message: `ssh-keygen did not sign with ${showUnsafe(keyFile)}: ${said}. ${UNSIGNED}`,
    hint: 'Where nobody can type a passphrase, unlock the key in ssh-agent first.',
    next: [`ssh-add ${quoted(keyFile)}`],
  });
}

/** Another program made a signature that does not prove what it was asked to prove. */
export function unprovenSignature(
  maker: string,
  fingerprint: string,
  problem: SignatureProblem,
): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'signing.unproven-signature',
    message: `${maker} made a signature for ${fingerprint} that does not verify (${problem}). It was thrown away.`,
    hint: 'The private key may not be the one its public file says, or the program is broken.',
    next: ['ssh-add -l'],
    facts: { problem },
  });
}

/** Something else than the encoding of an envelope was to be signed without a namespace. */
export function notEncoded(): SosError {
  return new SosError({
    kind: 'refused',
    code: 'signing.not-encoded',
    message: `Only the encoding of a DSSE envelope is signed without a namespace. ${UNSIGNED}`,
  });
}

/** A name that would mean more than itself in an `allowed_signers` file. */
export function unusableName(name: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'signing.unusable-name',
    message: `${showUnsafe(name)} cannot stand in allowed_signers: only a-z, 0-9, dot, dash and underscore can.`,
    hint: 'Use the name that the roster has.',
    next: ['sos identity list'],
  });
}

/** Quotes a path where it needs it; one that begins in the home folder goes on doing so. */
function quoted(path: string): string {
  return /^~[\w./-]+$/.test(path) ? path : shellWord(showUnsafe(path));
}
