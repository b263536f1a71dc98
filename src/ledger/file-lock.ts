import { hexOf, instantOf, lossyTextOf, sameBytes, utf8 } from '../base/index.ts';
import type { Host } from '../host/index.ts';

/** The parts of the outside world that a lock needs. */
export type LockHost = Pick<Host, 'clock' | 'random' | 'files' | 'processes' | 'environment'>;

/** Which lock file, and how many milliseconds to wait for whoever holds it. */
export interface LockRequest {
  readonly path: string;
  readonly patience: number;
}

/** What ran under the lock, or who kept it for longer than we were willing to wait. */
export type LockOutcome<T> =
  { readonly held: true; readonly result: T } | { readonly held: false; readonly holder: string };

/** A lock file that cannot be read is left by a crash in mid-write when it stays so this long. */
const GARBLED_FOR = 2000;
const MAX_LOCK_BYTES = 4096;
const NOTHING = new Uint8Array();

/** Nonces of the locks that this process takes or holds. */
const OWN = new Set<string>();

/**
 * Runs work while holding a lock file, and lets go of it whatever happens. The lock only saves
 * retries: what keeps appends whole is that a ref moves from its expected old value or not at all.
 */
export async function whileHolding<T>(
  host: LockHost,
  request: LockRequest,
  work: () => Promise<T>,
): Promise<LockOutcome<T>> {
  const nonce = hexOf(host.random.bytes(16));
  const own = ownMark(host, nonce);
  OWN.add(nonce);
  try {
    const holder = await take(host, request, own);
    if (holder !== undefined) return { held: false, holder };
    try {
      return { held: true, result: await work() };
    } finally {
      await letGo(host, request.path, own);
    }
  } finally {
    OWN.delete(nonce);
  }
}

/** Takes the lock, or says who kept it. */
async function take(
  host: LockHost,
  { path, patience }: LockRequest,
  own: Uint8Array,
): Promise<string | undefined> {
  const started = host.clock.elapsed();
  let seen: { readonly bytes: Uint8Array; readonly at: number } | undefined;
  for (;;) {
    if (await host.files.create(path, own, { durable: false })) return undefined;
    // Nothing to read where its holder has just let go, or where a link leads nowhere.
    const bytes =
      (await host.files.read(path, { maxBytes: MAX_LOCK_BYTES, plain: true })) ?? NOTHING;
    const now = host.clock.elapsed();
    if (seen === undefined || !sameBytes(seen.bytes, bytes)) seen = { bytes, at: now };
    if (isAbandoned(host, bytes, now - seen.at)) {
      await setAside(host, path, bytes);
    } else if (now - started >= patience) {
      return describe(host, bytes);
    } else {
      await host.clock.sleep(5 + jitter(host, 45));
    }
  }
}

interface Mark {
  readonly pid: number;
  readonly host: string;
  readonly started: number;
  readonly nonce: string;
}

function ownMark(host: LockHost, nonce: string): Uint8Array {
  const mark: Mark = {
    pid: host.processes.ownId,
    host: host.environment.hostName,
    started: host.clock.now(),
    nonce,
  };
  return utf8(`${JSON.stringify(mark)}\n`);
}

function markOf(bytes: Uint8Array): Partial<Mark> {
  try {
    const value: unknown = JSON.parse(lossyTextOf(bytes));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Only a process of this machine can be known to be dead: its number is nobody's, or was given to us
 * or to somebody else since. In a container every sos may be process 1.
 */
function isAbandoned(host: LockHost, bytes: Uint8Array, unchangedFor: number): boolean {
  const mark = markOf(bytes);
  if (typeof mark.pid !== 'number' || typeof mark.host !== 'string') {
    return unchangedFor >= GARBLED_FOR;
  }
  if (mark.host !== host.environment.hostName) return false;
  const { ownId, machineStarted } = host.processes;
  if (mark.pid === ownId) return !OWN.has(String(mark.nonce));
  const isEarlier = typeof mark.started === 'number' && mark.started < machineStarted;
  return isEarlier || !host.processes.isAlive(mark.pid);
}

/**
 * Moves an abandoned lock away. If it turns out that somebody else did so first and the file moved
 * is their fresh lock, it is put back.
 */
async function setAside(host: LockHost, path: string, abandoned: Uint8Array): Promise<void> {
  const aside = `${path}.${hexOf(host.random.bytes(8))}.stale`;
  try {
    await host.files.rename(path, aside);
  } catch {
    // Somebody else was faster: look again.
    return;
  }
  const moved = await host.files.read(aside, { maxBytes: MAX_LOCK_BYTES });
  if (moved !== undefined && !sameBytes(moved, abandoned)) await host.files.create(path, moved);
  await host.files.remove(aside);
}

/** Removes the lock unless it has become somebody else's. */
async function letGo(host: LockHost, path: string, own: Uint8Array): Promise<void> {
  const bytes = await host.files.read(path, { maxBytes: MAX_LOCK_BYTES });
  if (bytes !== undefined && sameBytes(bytes, own)) await host.files.remove(path);
}

function describe(host: LockHost, bytes: Uint8Array): string {
  const { pid, host: name, started } = markOf(bytes);
  if (typeof pid !== 'number' || typeof started !== 'number') return 'an unreadable lock file';
  const since = Number.isSafeInteger(started) && started > 0 && started < 8e15 ? started : 0;
  const seconds = Math.max(0, Math.round((host.clock.now() - since) / 1000));
  return `process ${pid} on ${name ?? 'an unknown machine'} for ${seconds} s (since ${instantOf(since)})`;
}

/** A random whole number below `bound`, so that writers who met once do not meet again. */
export function jitter(host: Pick<Host, 'random'>, bound: number): number {
  const [high = 0, low = 0] = host.random.bytes(2);
  return Math.floor(((high * 256 + low) / 65_536) * bound);
}
