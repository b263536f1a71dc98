import type { Ruling } from '../trust/index.ts';
import { recordsWithheld } from './errors.ts';

/** Threat: a decision on what a host shows while it withholds the record that forbids it. */
export function refuseWithheld({ holes }: Ruling): void {
  if (holes.length > 0) throw recordsWithheld(holes);
}
