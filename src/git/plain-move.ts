import { lossyTextOf, utf8 } from '../base/index.ts';
import type { FileFacts, Files } from '../host/index.ts';
import type { Oid } from './oid.ts';

/** A ref, what it holds, and what it is to hold. */
export interface PlainMove {
  readonly ref: string;
  readonly from: Oid;
  readonly to: Oid;
}

/**
 * Moves a ref that is a file of its own, as git does: whoever makes its `.lock` file may look at it
 * and put that file in its place. Gives false, with the ref as it was, where somebody else holds
 * the lock, where the ref holds something else or is packed away, and where moving it would take
 * more: a log of the ref that is kept, a HEAD that stands on it, files that others shall write too.
 * Source: gitrepository-layout(5), "refs"; Git's api-lockfile ("lockfile API").
 */
export async function movePlainRef(
  files: Files,
  commonFolder: string,
  { ref, from, to }: PlainMove,
): Promise<boolean> {
  const path = files.join(commonFolder, ref);
  const lock = `${path}.lock`;
  if (await isWatched(files, commonFolder, ref)) return false;
  if (!(await files.create(lock, utf8(`${to}\n`), { mode: 0o666, durable: false }))) return false;
  try {
    if (await holds(files, { path, lock }, from)) {
      await files.rename(lock, path);
      return true;
    }
  } catch (cause) {
    await files.remove(lock);
    throw cause;
  }
  await files.remove(lock);
  return false;
}

/** Git would write down elsewhere, too, that the ref moves. */
async function isWatched(files: Files, commonFolder: string, ref: string): Promise<boolean> {
  if ((await files.facts(files.join(commonFolder, 'logs', ref))) !== undefined) return true;
  const head = await files.read(files.join(commonFolder, 'HEAD'));
  return head === undefined || lossyTextOf(head).trimEnd() === `ref: ${ref}`;
}

/** Tells whether the ref's own file holds a name, and may be replaced by what was made for it. */
async function holds(
  files: Files,
  { path, lock }: { readonly path: string; readonly lock: string },
  oid: Oid,
): Promise<boolean> {
  const [now, next] = [await files.facts(path), await files.facts(lock)];
  if (now === undefined || next === undefined || !isAlike(now, next)) return false;
  return lossyTextOf((await files.read(path)) ?? new Uint8Array()) === `${oid}\n`;
}

/** Threat: in a repository that a group shares, a file that only we could write from then on. */
function isAlike(now: FileFacts, next: FileFacts): boolean {
  return now.type === 'file' && next.size === now.size && next.mode === now.mode && now.mine;
}
