import type { ChosenPolicy } from '../trust/index.ts';
import { ledgerNow, reopened, type Opened } from './opened.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading-answer.ts';

/** Reads the ledger as if this clone followed a policy, and remembers nothing of that. */
export async function readUnder(opened: Opened, policy: ChosenPolicy): Promise<Reading> {
  const known = await ledgerNow(opened, undefined, 'sealed');
  const { ledger = '' } = known.judgement.ruling;
  if (known.judgement.ruling.policy?.id === policy.id) return readingOf(opened, known);
  const under: Opened = { ...opened, pin: { how: 'first-use', ...opened.pin, ledger, policy } };
  return readingOf(under, await ledgerNow(under, undefined, 'sealed'));
}

/** Follows a policy in this clone from now on, and says what the ledger means then. */
export async function choosePolicy(opened: Opened, policy: ChosenPolicy): Promise<Reading> {
  const { pin, state } = opened;
  const { judgement } = await ledgerNow(opened, undefined, 'sealed');
  const { ledger = '' } = judgement.ruling;
  await state.setPin({ how: 'first-use', ...pin, ledger, policy });
  const now = await reopened(opened);
  return readingOf(now, await ledgerNow(now, undefined, 'sealed'));
}
