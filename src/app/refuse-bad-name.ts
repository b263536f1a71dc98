import { shapes } from '../records/index.ts';
import { badName } from './errors-of-people.ts';

/** Refuses what the ledger would not take as a name, before a key file is called by it. */
export function refuseBadName(name: string): void {
  const problems: { at: string; problem: string }[] = [];
  shapes.name.find(name, '', problems);
  const [first] = problems;
  if (first !== undefined) throw badName(name, first.problem);
}
