import { shortId } from '../base/index.ts';
import type { Finding, MemoryCode, Ruling } from '../trust/index.ts';
import { countSigned, knownRecords, type KnownRecords } from './known-records.ts';
import type { LedgerMemory, RememberedChain } from './ledger-memory.ts';

/**
 * Compares what is there with what this user has seen before, in whichever clone. Threat: a host
 * that goes back to an old state, or drops records by a commit that looks innocent, and shows that
 * to a clone which has no history of its own. Each finding says what was remembered and what is
 * there now.
 */
export function lossesOf(memory: LedgerMemory, ruling: Ruling): Finding[] {
  const known = knownRecords(ruling);
  const chains = memory.chains.flatMap((chain) => chainLoss(chain, ruling, known));
  const named = new Set(chains.map(({ id }) => id));
  const heads = memory.heads
    .filter((id) => !known.isThere(id) && !named.has(id))
    .map((id) => loss('memory.dropped', `record ${shortId(id)} was here and is gone`, id));
  const losses = [...policyLoss(memory, ruling), ...chains, ...heads];
  return losses.length > 0 ? losses : countLoss(memory, ruling);
}

function chainLoss(before: RememberedChain, ruling: Ruling, known: KnownRecords): Finding[] {
  if (known.isThere(before.id)) return [];
  const { key, chain, seq, id } = before;
  const [now] = ruling.chains
    .filter((each) => each.key === key && each.chain === chain)
    .sort((a, b) => b.seq - a.seq);
  const was = `chain ${chain} of key ${key} was seen up to number ${seq} (${shortId(id)})`;
  if (now === undefined) return [loss('memory.rolled-back', `${was}; nothing of it is there`, id)];
  const place = `number ${now.seq} (${shortId(now.id)})`;
  return now.seq < seq
    ? [loss('memory.rolled-back', `${was}; it ends at ${place} now`, id)]
    : [loss('memory.forked', `${was}; it goes to ${place} now, without that record`, id)];
}

/**
 * Threat: votes that are withheld, so that an old policy is in force again. A policy that two others
 * froze went back as well, and verification says why.
 */
function policyLoss({ policy }: LedgerMemory, ruling: Ruling): Finding[] {
  const now = ruling.policy;
  const version = now?.terms.version ?? 0;
  const isSame = version === policy.version && now?.id === policy.id;
  if (isSame || version > policy.version || isFrozen(ruling)) return [];
  const is = now === undefined ? 'none' : `version ${version} (${shortId(now.id)})`;
  const was = `policy version ${policy.version} (${shortId(policy.id)}) was in force`;
  return [loss('memory.policy-rolled-back', `${was}; ${is} is there now`, policy.id)];
}

function isFrozen({ findings }: Ruling): boolean {
  return findings.some(({ code }) => code === 'trust.policy-frozen');
}

/** Threat: a record dropped from among others that stay. */
function countLoss({ records }: LedgerMemory, ruling: Ruling): Finding[] {
  const now = countSigned(ruling);
  if (now >= records) return [];
  const said = `${records} records were here; ${now} are there now`;
  return [loss('memory.dropped', said)];
}

function loss(code: MemoryCode, message: string, id?: string): Finding {
  const which = id === undefined ? {} : { id };
  return { code, severity: 'error', message, ...which, hint: 'sos sync --heal' };
}

/** Says the same of a clone that has not asked since another one of this user's saw more. */
export function behind(losses: readonly Finding[]): Finding[] {
  if (losses.length === 0) return [];
  const message = `another clone of yours has seen more of this ledger: ${losses[0]?.message ?? ''}`;
  return [{ code: 'memory.behind', severity: 'warning', message, hint: 'sos sync' }];
}
