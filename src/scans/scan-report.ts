import type { ScanFinding } from './scan-finding.ts';

/** Something that belongs to what was asked and was not looked at: with it nothing is clean. */
export interface NotLookedAt {
  readonly what: string;
  readonly why: string;
}

/** How much was looked at. */
export interface ScanCounts {
  readonly blobs: number;
  readonly commits: number;
  readonly tags: number;
  readonly trees: number;
  /** Objects that were clean under the same rules before, and were not looked at again. */
  readonly remembered: number;
  /** Bytes of all that were looked at. */
  readonly bytes: number;
  /** Names of files and folders, each counted once. */
  readonly names: number;
  readonly refs: number;
  /** Files of the work tree, the index and the Git folder. */
  readonly files: number;
}

/** What a scan came to. Clean is only what has no finding, left nothing out and found its control. */
export interface ScanReport {
  readonly findings: readonly ScanFinding[];
  /** Findings beyond those listed. */
  readonly moreFindings: number;
  readonly notLookedAt: readonly NotLookedAt[];
  readonly counts: ScanCounts;
  /** Secrets that were made up, and how many of them the same scan found. */
  readonly control: { readonly planted: number; readonly found: number };
  /** Digest of everything that decided what is found. */
  readonly rules: string;
}
