import type { GitAddress } from '../git/index.ts';
import { proved, unproved, type Proof } from './proof.ts';
import { findOddRefs } from './prove-refs.ts';

/** A remote, and how it is called where others may read it. */
export interface RemotePlace {
  readonly address: GitAddress;
  /** Without name and password. */
  readonly shown: string;
}

/**
 * Proves that a remote serves the release and nothing else. Threat: refs that are clean here while
 * the remote goes on serving old branches, tags or pull refs to everybody who asks.
 */
export async function proveRemote(
  { address, shown }: RemotePlace,
  release: string | undefined,
): Promise<Proof> {
  const claim = { name: 'remote', claim: 'the remote serves this commit and nothing else' };
  const line = `git ls-remote ${shown}`;
  const answered = await address.refs();
  if (answered.outcome === 'unreachable') {
    return unproved(claim, line, `${shown} gave no answer: ${answered.detail}`);
  }
  const { refs } = answered;
  const answer = [...refs].map(([name, oid]) => `${oid}\t${name}`);
  const main = refs.get('refs/heads/main');
  const others = [...new Set(refs.values())].filter((oid) => oid !== release);
  const findings = [
    ...findOddRefs(answer).filter((finding) => finding !== NO_HEAD),
    ...(main === release ? [] : [`main is ${main ?? 'not there'}, not ${release ?? 'a release'}`]),
    ...others.filter((oid) => oid !== main).map((oid) => `it serves ${oid}`),
  ];
  return proved(claim, { line }, { answer, findings });
}

/** An empty host may follow another name than `main`; that shows nobody anything. */
const NO_HEAD = 'there is no HEAD';
