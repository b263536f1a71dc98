import { lazily } from '../base/index.ts';
import type { Ruling } from '../trust/index.ts';

/** Answers what a ruling has seen. Each list is made when somebody first asks. */
export interface KnownRecords {
  /** The record is there, whether it counts or not. */
  isThere(id: string): boolean;
  /** The record is there and counts. */
  counts(id: string): boolean;
}

/** Looks up records of a ruling by their ids. */
export function knownRecords({ entries, requests, findings, chains }: Ruling): KnownRecords {
  const counting = lazily(() => new Set(entries.map(({ id }) => id)));
  const others = lazily(() => new Set([...requests, ...findings, ...chains].map(({ id }) => id)));
  return {
    isThere: (id) => counting().has(id) || others().has(id),
    counts: (id) => counting().has(id),
  };
}

/**
 * Counts the records that their key signed. Threat: a forged file that is counted, so that whoever
 * takes it out of the branch seems to have taken back a record.
 */
export function countSigned({ counted, findings }: Ruling): number {
  const forged = new Set(
    findings.flatMap(({ code, path }) => (UNSIGNED.has(code) && path !== undefined ? [path] : [])),
  );
  return counted.records - forged.size;
}

const UNSIGNED: ReadonlySet<string> = new Set(['trust.bad-signature', 'trust.wrong-key']);
