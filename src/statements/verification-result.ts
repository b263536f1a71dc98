import type { GateQuestion } from '../gates/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { gateNotPassed, noLedger } from './errors.ts';
import { statement, type Statement } from './statement.ts';
import { gitSubjects, ledgerUri, recordDescriptor } from './subjects.ts';

const VERIFICATION_RESULT = 'https://in-toto.io/attestation/svr/v0.1';

/**
 * Says of a passed gate that its holder found the commit to be what was asked for, with each
 * criterion that was shown and at which grade. Throws `statements.gate-not-passed` for any other
 * gate: the format has no word for no. Source: in-toto predicate svr v0.1.
 */
export function verificationResult(
  { gate, criteria }: GateQuestion,
  ledger: string | undefined,
): Statement {
  const verdict = gate.inForce.at(-1);
  if (ledger === undefined) throw noLedger();
  if (gate.standing !== 'pass' || verdict === undefined) throw gateNotPassed(gate);
  const { commit, tree, at } = verdict.record;
  const shown = criteria.flatMap(({ criterion, by }) =>
    by === undefined ? [] : [`SOS_CRITERION_SHOWN:${gate.brief}/${criterion.id}:${by.grade}`],
  );
  return statement(gitSubjects(commit, tree), VERIFICATION_RESULT, {
    verifier: verifierOf(verdict, ledger),
    timeCreated: at,
    properties: [`SOS_GATE_PASSED:${gate.brief}/${gate.name}`, ...shown],
  });
}

/** Who passed the gate, under which policy and by which record. */
function verifierOf({ id, record }: TrustedEntry<'verdict'>, ledger: string) {
  const { brief, gate, by, key, policy, terms } = record;
  return {
    id: ledgerUri(ledger, 'gate', brief, gate, 'v1'),
    policy: { uri: ledgerUri(ledger, 'record', policy), digest: { sha256: policy } },
    terms: { uri: ledgerUri(ledger, 'record', terms), digest: { sha256: terms } },
    record: recordDescriptor(ledger, id, { by, key }),
  };
}
