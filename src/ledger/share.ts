import type { Oid, Remote } from '../git/index.ts';
import { isAcceptable } from './path-alphabet.ts';
import { jitter, whileHolding } from './file-lock.ts';
import { lockPath, type LedgerPlace } from './ledger-lock.ts';
import { LEDGER_REF, trackingRef } from './ledger-refs.ts';
import { mergeRemote } from './merge-remote.ts';

/** What to share, with whom, and for how long to try. */
export interface ShareRequest {
  readonly remote: Remote;
  /** Looks for what others shared even when there is nothing to push. */
  readonly look?: boolean;
  /** Milliseconds to go on while others are faster. */
  readonly patience?: number;
  readonly own?: readonly Oid[];
  readonly beforeReplay?: (remoteTip: Oid) => Promise<void>;
}

/** How it ended. Whatever it says, nothing that was appended here is lost. */
export type ShareOutcome = 'settled' | 'nothing' | 'refused' | 'unreachable' | 'contended';

/** What came of sharing. */
export interface Shared {
  readonly outcome: ShareOutcome;
  /** The remote's or Git's own words where it did not settle: hostile text. */
  readonly detail: string | undefined;
  /** The local tip at the end; undefined where there is no ledger, here or there. */
  readonly tip: Oid | undefined;
  /** Files that came from the remote, and files that it did not have before. */
  readonly received: number;
  readonly sent: number;
  /** Paths that the remote once had, and now lacks or holds with another content. */
  readonly dropped: readonly string[];
  /** The remote's history no longer holds the tip that it was last seen at. */
  readonly rewritten: boolean;
}

const PATIENCE = 20_000;
/** So many rejections in so many milliseconds, with the remote tip unmoved, are no contention. */
const STUCK = { tries: 3, time: 2000 };

/**
 * Pushes the ledger, fetching and merging while others are faster, until both sides hold the same
 * tip. One push at a time per clone carries everybody's records: who waited for another finds its
 * own already there. Throws only `ledger.*` errors and what `beforeReplay` throws.
 */
export async function share(place: LedgerPlace, request: ShareRequest): Promise<Shared> {
  const sharing = new Sharing(place, request);
  const path = await lockPath(place, 'push.lock');
  const patience = request.patience ?? PATIENCE;
  const outcome = await whileHolding(place.host, { path, patience }, () => sharing.run());
  if (outcome.held) return outcome.result;
  return sharing.end('contended', `another process is sharing: ${outcome.holder}`);
}

type End = readonly [outcome: ShareOutcome, detail?: string];

/** One run of the loop: what it has seen of the remote so far. */
class Sharing {
  readonly #place: LedgerPlace;
  readonly #request: ShareRequest;
  readonly #tracking: string;
  #own: readonly Oid[];
  #before: Oid | undefined;
  #received = 0;
  #sent = 0;
  #rewritten = false;
  #absent = false;
  readonly #dropped = new Set<string>();

  constructor(place: LedgerPlace, request: ShareRequest) {
    this.#place = place;
    this.#request = request;
    this.#tracking = trackingRef(request.remote.name);
    this.#own = request.own ?? [];
  }

  async run(): Promise<Shared> {
    this.#before = await this.#place.store.commitOf(this.#tracking);
    const looked = this.#request.look === true ? await this.#fetchAndMerge() : undefined;
    return this.end(...(looked ?? (await this.#pushUntilSettled())));
  }

  async end(outcome: ShareOutcome, detail?: string): Promise<Shared> {
    return {
      outcome,
      detail,
      tip: await this.#place.store.commitOf(LEDGER_REF),
      received: this.#received,
      sent: this.#sent,
      dropped: [...this.#dropped].sort(),
      rewritten: this.#rewritten,
    };
  }

  async #pushUntilSettled(): Promise<End> {
    const { clock } = this.#place.host;
    const started = clock.elapsed();
    const patience = this.#request.patience ?? PATIENCE;
    let unmoved = { tries: 0, since: started };
    for (let attempt = 0; ; attempt += 1) {
      const seen = await this.#place.store.commitOf(this.#tracking);
      const pushed = await this.#push(seen);
      if (!('contention' in pushed)) return pushed.end;
      const failed = await this.#fetchAndMerge();
      if (failed !== undefined) return failed;
      const moved = seen !== (await this.#place.store.commitOf(this.#tracking));
      const now = clock.elapsed();
      unmoved = moved ? { tries: 0, since: now } : { ...unmoved, tries: unmoved.tries + 1 };
      if (unmoved.tries >= STUCK.tries && now - unmoved.since >= STUCK.time) {
        return ['refused', stuck(pushed.contention)];
      }
      if (now - started >= patience) return ['contended', pushed.contention];
      await clock.sleep(jitter(this.#place.host, Math.min(1000, 40 * 2 ** attempt)));
    }
  }

  async #push(seen: Oid | undefined): Promise<{ end: End } | { contention: string }> {
    const { store } = this.#place;
    const tip = await store.commitOf(LEDGER_REF);
    if (tip === undefined) return { end: ['nothing'] };
    if (seen === tip && !this.#absent) return { end: ['settled'] };
    const pushed = await this.#request.remote.push(tip, LEDGER_REF);
    switch (pushed.outcome) {
      case 'pushed':
      case 'up-to-date':
        this.#sent = await this.#countAdded(this.#absent ? undefined : seen, tip);
        // Should another fetch have moved it, that fetch knows better.
        await store.moveRef(this.#tracking, tip, seen);
        return { end: ['settled'] };
      case 'contention':
        return { contention: pushed.detail };
      case 'refused':
      case 'unreachable':
        return { end: [pushed.outcome, pushed.detail] };
    }
  }

  /** Brings what the remote has into the local ledger; says how it ended if that cannot go on. */
  async #fetchAndMerge(): Promise<End | undefined> {
    const { store } = this.#place;
    const last = await store.commitOf(this.#tracking);
    const fetched = await this.#request.remote.fetch(LEDGER_REF, this.#tracking);
    if (fetched.outcome === 'unreachable') return ['unreachable', fetched.detail];
    // The remote answered and has no ledger: ours, if there is one, will be its first.
    this.#absent = fetched.outcome === 'absent';
    if (fetched.outcome === 'absent') {
      this.#rewritten ||= last !== undefined;
      return undefined;
    }
    if (last !== undefined) await this.#noticeLoss(last, fetched.tip);
    const local = await store.commitOf(LEDGER_REF);
    this.#received += await this.#countAdded(local, fetched.tip);
    const merged = await mergeRemote(this.#place, {
      remoteTip: fetched.tip,
      published: await this.#published(last),
      own: this.#own,
      beforeReplay: this.#request.beforeReplay,
    });
    this.#own = merged.own;
    for (const path of merged.restored) this.#dropped.add(path);
    return undefined;
  }

  /** Stops a host that takes back what it once showed from doing so in silence. */
  async #noticeLoss(last: Oid, tip: Oid): Promise<void> {
    const { store } = this.#place;
    if (!(await store.isAncestor(last, tip))) this.#rewritten = true;
    for (const { path, before } of await store.changes(last, tip)) {
      if (before !== undefined && isAcceptable(path, before.mode)) this.#dropped.add(path);
    }
  }

  /** Every tip that somebody else may have seen: other remotes', and this one's until now. */
  async #published(last: Oid | undefined): Promise<Oid[]> {
    const tips = await this.#place.store.refs('refs/sos/remotes/');
    tips.delete(this.#tracking);
    return [...tips.values(), this.#before, last].filter((tip) => tip !== undefined);
  }

  async #countAdded(from: Oid | undefined, to: Oid): Promise<number> {
    const { store } = this.#place;
    if (from === undefined) return (await store.files(to)).length;
    const changes = await store.changes(from, to);
    return changes.filter((change) => change.before === undefined).length;
  }
}

function stuck(detail: string): string {
  return `the remote rejects the push although nobody else moved its ledger: a branch of a clashing name or a hook stands in the way (${detail})`;
}
