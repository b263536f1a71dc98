import { expect, it } from 'vitest';
import { cannotSeeRemote, memoryElsewhere } from '../../src/app/errors.ts';
import { badRecord, recordTooLarge } from '../../src/app/errors-of-records.ts';
import { ledgerHarmed, notInOrder } from '../../src/cli/errors-of-answers.ts';
import { commandNotWhole } from '../../src/cli/errors-of-commands.ts';
import { fileTooLarge, socketTrouble } from '../../src/host/errors.ts';

it('a command that held a secret is refused; one that was changed is not to be trusted', () => {
  expect(commandNotWhole('1f3a9c', 'withheld', 'p').kind).toBe('refused');
  expect(commandNotWhole('1f3a9c', 'altered', 'p').kind).toBe('untrusted');
});

const UNCHANGED = /nothing|stays/;

it.each([
  notInOrder(['ledger']),
  ledgerHarmed({ code: 'ledger.removed', message: 'two records went', hint: null }),
  badRecord([{ at: 'subject', problem: 'is empty' }]),
  recordTooLarge(70_000, 65_536),
  memoryElsewhere('.git/sos'),
  cannotSeeRemote('origin', 'no answer'),
  fileTooLarge('big', 2, 1),
  socketTrouble('agent', 'is silent'),
])('$code says what stayed as it was, and how to go on', ({ message, hint }) => {
  expect(message).toMatch(UNCHANGED);
  expect(hint).not.toBeUndefined();
});
