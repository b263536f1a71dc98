/** A link of a document that leads to a file. */
export interface DocumentLink {
  readonly line: number;
  readonly target: string;
}

const INLINE = /\]\(\s*<?([^\s)>]*)/g;
const REFERENCE = /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/;
const TAG = /\b(?:src|href)="([^"]*)"/g;

/** Finds the links of a Markdown text, without what stands in code. */
export function linksIn(lines: readonly string[]): DocumentLink[] {
  let fence: string | undefined;
  return lines.flatMap((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return [];
    }
    if (fence !== undefined) return [];
    return targetsIn(line).map((target) => ({ line: index + 1, target }));
  });
}

function targetsIn(line: string): string[] {
  const words = line.replaceAll(/`[^`]*`/g, '');
  const reference = REFERENCE.exec(words)?.[1];
  const found = [...words.matchAll(INLINE), ...words.matchAll(TAG)];
  return [
    ...found.map(([, target = '']) => target),
    ...(reference === undefined ? [] : [reference]),
  ];
}

/**
 * Says which path of the release a link of a document names; undefined where it names none: another
 * site, a place in the same document. A path that leads out of the release begins with `..`.
 */
export function pathOfLink(document: string, target: string): string | undefined {
  const [path = ''] = target.split(/[#?]/, 1);
  if (path === '' || path.startsWith('//')) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return path.startsWith('file:') ? `../${path}` : undefined;
  const folder = path.startsWith('/') ? [] : document.split('/').slice(0, -1);
  return plainPath([...folder, ...decoded(path).split('/')]);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function plainPath(parts: readonly string[]): string {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept.join('/');
}
