import type { RecordId } from '../base/index.ts';
import { forksOfClosing, missingToClose, type Closing, type GateState } from '../gates/index.ts';
import { doubtsAbout, type TrustedEntry } from '../trust/index.ts';
import { unproved, type Proof } from './proof.ts';

/** A manifest and all that is known of the brief that it belongs to. */
export interface SignedWork {
  readonly manifest: TrustedEntry<'manifest'>;
  readonly closing: Closing;
}

/** Picks the passes that vouch for a manifest; none means that nobody signed it. */
export function passesOf(
  gates: readonly GateState[],
  manifest: RecordId,
): TrustedEntry<'verdict'>[] {
  return gates
    .filter(({ standing }) => standing === 'pass')
    .flatMap(({ inForce }) => inForce.filter(({ record }) => record.manifest === manifest));
}

/**
 * Proves that the work is done by its own terms: no criterion and no gate is open, and a pass names
 * this very manifest. Threat: a pass for one list of files taken for another one; one that its key
 * gave beside another word, at one place of its chain.
 */
export function proveWork(work: SignedWork | undefined): Proof {
  const claim = {
    name: 'work',
    claim: 'a gate signed this manifest, and nothing of its brief is open',
  };
  if (work === undefined) return unproved(claim, '', 'no manifest of the ledger makes this commit');
  const { manifest, closing } = work;
  const { brief, gates, ruling } = closing;
  const passes = passesOf(gates, manifest.id);
  const findings = [
    ...missingToClose(closing).map(({ what, command }) => `${what} (${command})`),
    ...(passes.length === 0 ? [`no pass names manifest ${manifest.id.slice(0, 12)}`] : []),
    ...(brief.cancellation === undefined ? [] : [`${brief.id} was cancelled`]),
    ...forksOfClosing(closing).within.map(forked),
  ];
  const doubts = doubtsAbout(brief.id, ruling).map(({ message }) => message);
  const answer = passes.map(({ author, record }) => `${author} passed ${record.gate}`);
  const line = `sos gate check ${brief.id}`;
  const standing = findings.length > 0 ? 'bad' : doubts.length > 0 ? 'unknown' : 'good';
  return { ...claim, line, answer, standing, findings: [...findings, ...doubts] };
}

function forked({ id, kind, author }: TrustedEntry): string {
  return `${kind} ${id.slice(0, 12)} of ${author} is one of two that its key signed at one place of its chain`;
}
