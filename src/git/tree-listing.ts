import { lossyTextOf } from '../base/index.ts';
import type { TreeChange, TreeFile } from './object-store.ts';

/** Reads `git ls-tree -r -l -z`: `<mode> <type> <oid> <size>\t<path>\0`. */
export function parseTreeListing(output: Uint8Array): TreeFile[] {
  return entriesOf(output).map((entry) => {
    const tab = entry.indexOf('\t');
    const [mode = '', , oid = '', size = '-'] = entry.slice(0, tab).split(/ +/);
    return { path: entry.slice(tab + 1), mode, oid, size: size === '-' ? undefined : Number(size) };
  });
}

/** Reads `git diff-tree -r -z --raw`: `:<mode> <mode> <oid> <oid> <status>\0<path>\0`. */
export function parseTreeChanges(output: Uint8Array): TreeChange[] {
  const entries = entriesOf(output);
  const changes: TreeChange[] = [];
  for (let index = 0; index + 1 < entries.length; index += 2) {
    const [before = '', mode = '', old = '', oid = ''] = (entries[index] ?? '').slice(1).split(' ');
    changes.push({
      path: entries[index + 1] ?? '',
      before: side(before, old),
      after: side(mode, oid),
    });
  }
  return changes;
}

function side(mode: string, oid: string): TreeChange['before'] {
  return /^0+$/.test(mode) ? undefined : { mode, oid };
}

function entriesOf(output: Uint8Array): string[] {
  const entries = lossyTextOf(output).split('\0');
  entries.pop();
  return entries;
}
