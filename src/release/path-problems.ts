import { findUnsafe } from '../base/index.ts';

/** Says which of these paths cannot be signed, and why; in the order in which they are given. */
export function pathProblems(paths: readonly string[]): string[] {
  return [...paths.flatMap(oddPath), ...twins(paths)];
}

/** Threat: a name that deceives whoever reads the manifest, or reaches out of the work tree. */
function oddPath(path: string): string[] {
  const odd = path.split('/').some((part) => /^(?:\.{0,2}|\.git)$/i.test(part));
  const unreadable = path.includes('\ufffd') || /[\t\n\\]/.test(path);
  const unsafe = findUnsafe(path) !== undefined;
  return odd || unreadable || unsafe ? [`${path} is no name that can be signed`] : [];
}

/** Threat: of two names that some file systems hold for one, a reader gets the other one. */
function twins(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    seen.set(folded, path);
    return twin === undefined ? [] : [`${path} and ${twin} differ by case alone`];
  });
}

/** Tells whether paths stand in the order of their bytes, none of them twice. */
export function inByteOrder(paths: readonly string[]): boolean {
  const bytes = paths.map((path) => Buffer.from(path));
  return bytes.every((each, index) => {
    const before = bytes[index - 1];
    return before === undefined || Buffer.compare(before, each) < 0;
  });
}
