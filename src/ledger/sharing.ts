import { SosError } from '../base/index.ts';
import type { Oid } from '../git/index.ts';
import { jitter } from './file-lock.ts';
import type { LedgerPlace } from './ledger-lock.ts';
import { LEDGER_REF, trackingRef } from './ledger-refs.ts';
import { mergeRemote } from './merge-remote.ts';
import { isBlob, isWithheld } from './missing-paths.ts';
import { isAcceptable } from './path-alphabet.ts';
import { worthKeeping } from './worth-keeping.ts';
import type { Shared, ShareOutcome, ShareRequest } from './share-outcome.ts';
import { changesOf, filesOf } from './tree-of-ledger.ts';

/** So many rejections in so many milliseconds, with the remote tip unmoved, are no contention. */
const STUCK = { tries: 3, time: 2000 };

type End = readonly [outcome: ShareOutcome, detail?: string];

/** One run of the loop under the push lock, and what it has seen of the remote so far. */
export class Sharing {
  readonly #place: LedgerPlace;
  readonly #request: ShareRequest & { readonly patience: number };
  readonly #tracking: string;
  /** Tips that the remote was seen at, oldest first. */
  readonly #seen: Oid[] = [];
  readonly #dropped = new Set<string>();
  #absent = false;
  #own: readonly Oid[];
  #received = 0;
  #rewritten = false;
  #purged = false;
  #sent = 0;

  constructor(place: LedgerPlace, request: ShareRequest & { readonly patience: number }) {
    this.#place = place;
    this.#request = request;
    this.#tracking = trackingRef(request.remote.name);
    this.#own = request.own ?? [];
  }

  async run(): Promise<Shared> {
    const last = await this.#place.store.commitOf(this.#tracking);
    if (last !== undefined) this.#seen.push(last);
    const failed = this.#request.look === true ? await this.#fetchAndMerge() : undefined;
    return this.end(...(failed ?? (await this.#pushUntilSettled())));
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
      purged: this.#purged,
    };
  }

  async #pushUntilSettled(): Promise<End> {
    const { clock } = this.#place.host;
    const started = clock.elapsed();
    let unmoved = { tries: 0, since: started };
    for (let attempt = 0; ; attempt += 1) {
      const pushed = await this.#push();
      if (!('contention' in pushed)) return pushed.end;
      const before = this.#seen.at(-1);
      const failed = await this.#fetchAndMerge();
      if (failed !== undefined) return failed;
      const now = clock.elapsed();
      const moved = this.#seen.at(-1) !== before;
      unmoved = moved ? { tries: 0, since: now } : { ...unmoved, tries: unmoved.tries + 1 };
      if (unmoved.tries >= STUCK.tries && now - unmoved.since >= STUCK.time) {
        return ['refused', stuck(pushed.contention)];
      }
      if (now - started >= this.#request.patience) return ['contended', pushed.contention];
      await clock.sleep(jitter(this.#place.host, Math.min(1000, 40 * 2 ** attempt)));
    }
  }

  async #push(): Promise<{ end: End } | { contention: string }> {
    const { store } = this.#place;
    const seen = this.#seen.at(-1);
    const tip = await store.commitOf(LEDGER_REF);
    if (tip === undefined) return { end: ['nothing'] };
    if (seen === tip && !this.#absent) return { end: ['settled'] };
    const pushed = await this.#request.remote.push(tip, LEDGER_REF);
    switch (pushed.outcome) {
      case 'pushed':
        await this.#noticeRepaired(pushed.before, tip);
        return this.#settled(seen, tip);
      case 'up-to-date':
        return this.#settled(seen, tip);
      case 'contention':
        return { contention: pushed.detail };
      case 'refused':
      case 'unreachable':
        return { end: [pushed.outcome, pushed.detail] };
    }
  }

  async #settled(seen: Oid | undefined, tip: Oid): Promise<{ end: End }> {
    this.#sent = await this.#countAdded(this.#absent ? undefined : seen, tip);
    // Should another fetch have moved it meanwhile, that fetch knows better.
    await this.#place.store.moveRef(this.#tracking, tip, seen);
    return { end: ['settled'] };
  }

  /** Stops a host that took something back from being repaired by a push in silence. */
  async #noticeRepaired(before: Oid | undefined, tip: Oid): Promise<void> {
    const last = this.#seen.at(-1);
    if (last === undefined || (before !== undefined && last.startsWith(before))) return;
    if (before === undefined) {
      this.#rewritten = true;
      return;
    }
    const history = await this.#place.store.commits(tip, []);
    const found = history.find(({ oid }) => oid.startsWith(before));
    if (found !== undefined) await this.#noticeLoss(found.oid);
  }

  /** Brings what the remote has into the local ledger, or says why that cannot go on. */
  async #fetchAndMerge(): Promise<End | undefined> {
    const fetched = await this.#request.remote.fetch(LEDGER_REF, this.#tracking);
    if (fetched.outcome === 'unreachable') return ['unreachable', fetched.detail];
    // The remote answered and has no ledger: ours, if there is one, will be its first.
    this.#absent = fetched.outcome === 'absent';
    if (fetched.outcome === 'absent') {
      this.#rewritten ||= this.#seen.length > 0;
      return undefined;
    }
    return this.#takeUp(fetched.tip);
  }

  /** Threat: a tip that nobody can read. It is not taken for what the remote has. */
  async #takeUp(tip: Oid): Promise<End | undefined> {
    try {
      await this.#noticeLoss(tip);
      this.#seen.push(tip);
      await this.#merge(tip);
      return undefined;
    } catch (cause) {
      if (!(cause instanceof SosError && cause.code === 'git.tree-bomb')) throw cause;
      await this.#forget(tip);
      return ['refused', `what it shows is not read: ${cause.message}`];
    }
  }

  async #forget(tip: Oid): Promise<void> {
    const { store } = this.#place;
    const before = this.#seen.findLast((each) => each !== tip);
    if (before === undefined) await store.deleteRef(this.#tracking, tip);
    else await store.moveRef(this.#tracking, before, tip);
  }

  async #merge(remoteTip: Oid): Promise<void> {
    const { store } = this.#place;
    const local = await store.commitOf(LEDGER_REF);
    this.#received += await this.#countAdded(local, remoteTip);
    const merged = await mergeRemote(this.#place, {
      remoteTip,
      withheld: () => this.#withheld(remoteTip),
      published: await this.#published(),
      own: this.#own,
      beforeReplay: this.#request.beforeReplay,
      forking: this.#request.forking,
    });
    this.#own = merged.own;
    for (const path of merged.restored) this.#dropped.add(path);
  }

  /** Stops a host that takes back what it once showed from doing so in silence. */
  async #noticeLoss(tip: Oid): Promise<void> {
    const { store } = this.#place;
    const last = this.#seen.at(-1);
    if (last === undefined || last === tip) return;
    if (!(await store.isAncestor(last, tip))) this.#rewritten = true;
    const changes = await changesOf(store, last, tip);
    const gone = changes.flatMap(({ path, before }) =>
      before !== undefined && isAcceptable(path, before.mode) ? [[path, before.oid] as const] : [],
    );
    // What nobody signed is no loss: it does not come back either.
    const kept = await worthKeeping(store, new Map(gone), this.#place.genuine);
    const lost = [...kept.keys()];
    const withheld = lost.some(isBlob) ? await this.#withheld(tip) : new Set<string>();
    for (const path of lost) {
      if (isWithheld(path, withheld)) this.#purged = true;
      else this.#dropped.add(path);
    }
  }

  async #withheld(remoteTip: Oid): Promise<ReadonlySet<string>> {
    return (await this.#request.withheld?.(remoteTip)) ?? new Set();
  }

  /** Every tip that somebody else may have seen: other remotes', and this one's until now. */
  async #published(): Promise<Oid[]> {
    const tips = await this.#place.store.refs('refs/sos/remotes/');
    tips.delete(this.#tracking);
    return [...tips.values(), ...this.#seen.slice(0, -1)];
  }

  /** Counts only for whoever looks: a write that shares itself need not pay for it. */
  async #countAdded(from: Oid | undefined, to: Oid): Promise<number> {
    const { store } = this.#place;
    if (this.#request.look !== true) return 0;
    if (from === undefined) return (await filesOf(store, to)).length;
    const changes = await changesOf(store, from, to);
    return changes.filter((change) => change.before === undefined).length;
  }
}

function stuck(detail: string): string {
  return `the remote rejects the push although nobody else moved its ledger: a branch of a clashing name or a hook stands in the way (${detail})`;
}
