import { shapes } from '../records/index.ts';
import { badName } from './errors-of-people.ts';

/** What Windows takes for a device, whatever folder it stands in and whatever follows a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Refuses what the ledger would not take as a name, before a key file is called by it, and what
 * nobody could check out as a folder on Windows. Records of somebody who goes by such a name count:
 * it is a matter of taste, not of trust.
 */
export function refuseBadName(name: string): void {
  const problems: { at: string; problem: string }[] = [];
  shapes.name.find(name, '', problems);
  const [first] = problems;
  if (first !== undefined) throw badName(name, first.problem);
  if (DEVICE.test(name))
    throw badName(name, 'is a device on Windows, so no folder can be called so');
}
