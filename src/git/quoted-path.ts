/**
 * Quotes a path as C does, so that no path can end its line or pass for a word of git's. Source:
 * git-fast-import(1), "Filemodify"; `git hash-object --stdin-paths` reads the same.
 */
export function quotedPath(path: string): string {
  const escaped = path
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[\u0000-\u001f\u007f]/g, octal);
  return `"${escaped}"`;
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
