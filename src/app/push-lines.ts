import { textOf } from '../base/index.ts';
import { cannotJudge, type Push } from '../boundaries/index.ts';
import type { HookName } from './guard-hook.ts';

const NOTHING = /^0+$/;
const OID = '(?:[0-9a-f]{40}|[0-9a-f]{64})';

/** How a line of each hook looks. */
const LINES: Readonly<Record<HookName, { readonly words: number; readonly line: RegExp }>> = {
  'pre-push': { words: 4, line: new RegExp(`^\\S+ (?<oid>${OID}) (?<ref>refs/\\S+) `) },
  'pre-receive': {
    words: 3,
    line: new RegExp(`^(?<before>${OID}) (?<oid>${OID}) (?<ref>refs/\\S+)$`),
  },
};

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
  const { words: count, line } = LINES[hook];
  const { before, oid, ref } = (words.length === count && line.exec(words.join(' '))?.groups) || {};
  if (oid === undefined || ref === undefined) {
    throw cannotJudge('git said something of it that is not understood');
  }
  const push = { ref, commit: named(oid) };
  return before === undefined ? push : { ...push, before: named(before) };
}

function named(oid: string): string | undefined {
  return NOTHING.test(oid) ? undefined : oid;
}
