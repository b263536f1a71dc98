import type { Oid } from './oid.ts';

/** What became of one pushed ref. */
export type PushOutcome =
  | { readonly outcome: 'up-to-date' }
  /** `before`: what the ref was, by its name or the beginning of it; undefined where it was not. */
  | { readonly outcome: 'pushed'; readonly before: Oid | undefined }
  /** Another writer was faster; fetch and try again. */
  | { readonly outcome: 'contention'; readonly detail: string }
  /** The remote says no and will say no again (hook, protection, permission). */
  | { readonly outcome: 'refused'; readonly detail: string }
  /** No answer: network, host, credentials, time. */
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** What became of a fetch. */
export type FetchOutcome =
  | { readonly outcome: 'fetched'; readonly tip: Oid }
  /** The remote answered and has no such ref. */
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** What a remote's refs are, or that it did not answer. A failed look is never an absence. */
export type RemoteRefs =
  | { readonly outcome: 'listed'; readonly refs: ReadonlyMap<string, Oid> }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** One remote, reached through the system's git. */
export interface Remote {
  /** The remote's name in the repository's configuration. */
  readonly name: string;
  /** Lists refs that match the patterns (all without). */
  refs(patterns: readonly string[]): Promise<RemoteRefs>;
  /** Fetches one ref into a tracking ref of ours, without tags, hooks, FETCH_HEAD or gc. */
  fetch(ref: string, tracking: string): Promise<FetchOutcome>;
  /** Pushes one object to one ref: never forced, never a deletion, no hooks of the user's. */
  push(oid: Oid, ref: string): Promise<PushOutcome>;
}
