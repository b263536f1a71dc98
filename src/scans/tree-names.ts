/** A name in a tree object, without a copy of its bytes. */
export interface TreeEntry {
  readonly isFolder: boolean;
  /** A submodule: what it names is in another repository. */
  readonly isLink: boolean;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Where the name of the object begins, in bytes. */
  readonly oidStart: number;
}

const SPACE = 0x20;
const FOUR = 0x34;
const SIX = 0x36;

/**
 * Reads a tree as Git stores it: `<mode> <name>`, a zero byte, the name of the object as bytes.
 * One object serves all entries, because a history has millions of them. Returns false where the
 * bytes are no tree.
 */
export function eachTreeEntry(
  bytes: Uint8Array,
  oidLength: number,
  visit: (entry: TreeEntry) => void,
): boolean {
  const entry = { isFolder: false, isLink: false, nameStart: 0, nameEnd: 0, oidStart: 0 };
  for (let at = 0; at < bytes.length;) {
    entry.isFolder = bytes[at] === FOUR;
    entry.isLink = bytes[at] === 0x31 && bytes[at + 1] === SIX;
    let end = at;
    while (end < bytes.length && bytes[end] !== SPACE) end += 1;
    entry.nameStart = end + 1;
    while (end < bytes.length && bytes[end] !== 0) end += 1;
    entry.nameEnd = end;
    entry.oidStart = end + 1;
    at = entry.oidStart + oidLength;
    if (at > bytes.length) return false;
    visit(entry);
  }
  return true;
}
