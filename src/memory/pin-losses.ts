import { shortId } from '../base/index.ts';
import type { Finding, MemoryCode, Ruling } from '../trust/index.ts';
import { knownRecords } from './known-records.ts';
import type { LedgerPin } from './pin.ts';

/**
 * Tells what a pin promises and a ledger does not hold. Threat: a host that shows an old state to a
 * checkout without a memory, such as a CI job's. Every head of the pin must be there and count.
 */
export function pinLosses(pin: LedgerPin, ruling: Ruling): Finding[] {
  if (pin.ledger !== ruling.ledger) {
    const is = ruling.ledger === undefined ? 'none' : shortId(ruling.ledger);
    return [loss('pin.other-ledger', `the pin is of ledger ${shortId(pin.ledger)}; here is ${is}`)];
  }
  const known = knownRecords(ruling);
  const heads = pin.heads
    .filter((id) => !known.counts(id))
    .map((id) =>
      loss('pin.head-missing', `record ${shortId(id)} is in the pin and does not count here`),
    );
  return [...policyLoss(pin, ruling), ...heads];
}

function policyLoss({ policy, policyVersion }: LedgerPin, ruling: Ruling): Finding[] {
  const version = ruling.policy?.terms.version ?? 0;
  const isOther = version === policyVersion && ruling.policy?.id !== policy;
  if (version >= policyVersion && !isOther) return [];
  const was = `the pin has policy version ${policyVersion} (${shortId(policy)})`;
  const is = `version ${version} (${shortId(ruling.policy?.id ?? '')}) is in force here`;
  return [loss('pin.policy-behind', `${was}; ${is}`)];
}

function loss(code: MemoryCode, message: string): Finding {
  return { code, severity: 'error', message, hint: 'sos sync' };
}
