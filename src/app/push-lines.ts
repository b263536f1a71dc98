import { textOf } from '../base/index.ts';
import { cannotJudge, type Push } from '../boundaries/index.ts';
import type { HookName } from './guard-hook.ts';

const NOTHING = /^0+$/;
const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Reads what Git tells a hook on standard input: for `pre-push` a line `<local ref> <commit>
 * <remote ref> <commit there>` for each ref, for `pre-receive` a line `<old> <new> <ref>`: the second
 * and third word of both say what is to be where. A name of
 * zeros means that the ref is deleted. What is no such line is not judged, and so not let through.
 * Source: githooks(5). Throws `boundaries.cannot-judge`.
 */
export function pushesIn(bytes: Uint8Array, hook: HookName): Push[] {
  const text = textOf(bytes);
  if (text === undefined) throw cannotJudge('what git says of it is no text');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => pushIn(line.split(' '), hook));
}

function pushIn(words: readonly string[], hook: HookName): Push {
  const [first = '', oid = '', ref = ''] = words;
  const isServer = hook === 'pre-receive';
  const isWhole = words.length === (isServer ? 3 : 4) && ref.startsWith('refs/');
  if (!isWhole || !OID.test(oid) || (isServer && !OID.test(first))) {
    throw cannotJudge('git said something of it that is not understood');
  }
  const push = { ref, commit: named(oid) };
  return isServer ? { ...push, before: named(first) } : push;
}

function named(oid: string): string | undefined {
  return NOTHING.test(oid) ? undefined : oid;
}
