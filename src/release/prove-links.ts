import { linksIn, pathOfLink } from './document-links.ts';
import { linesOf, proved, unproved, whyNot, type Prove } from './proof.ts';

/**
 * Proves that no document leads to what did not leave. Threat: a link that names a private file or
 * a path of somebody's machine, and a reader who is led nowhere.
 */
export const proveLinks: Prove = async ({ git }) => {
  const claim = { name: 'links', claim: 'the links of its documents lead to files of it' };
  const patterns = ['HEAD', '--', '*.md', '*.markdown'];
  const asked = await git.ask(['grep', '-I', '-z', '-n', '--no-color', '-e', '', ...patterns]);
  const tree = await git.ask(['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD']);
  if (tree.exitCode !== 0) return unproved(claim, tree.line, whyNot(tree));
  // Without any document git ends with 1 and says nothing.
  if (asked.exitCode !== 0 && asked.stdout + asked.stderr !== '') {
    return unproved(claim, asked.line, whyNot(asked));
  }
  const documents = documentsIn(asked.stdout);
  const places = placesIn(tree.stdout.split('\0'));
  const findings = [...documents].flatMap(([path, lines]) => lostLinks(path, lines, places));
  return proved(claim, asked, { answer: [`${documents.size} documents`], findings });
};

/** `git grep -z -n` gives `HEAD:<path>`, a zero byte, the number, a zero byte, the line. */
function documentsIn(output: string): Map<string, string[]> {
  const documents = new Map<string, string[]>();
  for (const line of linesOf(output)) {
    const [place = '', number = '', ...words] = line.split('\0');
    const path = place.slice('HEAD:'.length);
    const lines = documents.get(path) ?? [];
    documents.set(path, lines);
    lines[Number(number) - 1] = words.join('\0');
  }
  return documents;
}

/** Every file and every folder that leads to one; the top, too. */
function placesIn(paths: readonly string[]): ReadonlySet<string> {
  const places = new Set(['', ...paths]);
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      places.add(path.slice(0, end));
    }
  }
  return places;
}

function lostLinks(path: string, lines: string[], places: ReadonlySet<string>): string[] {
  return linksIn(Array.from(lines, (line) => line)).flatMap(({ line, target }) => {
    const led = pathOfLink(path, target);
    return led === undefined || places.has(led) ? [] : [`${path}:${line} leads to ${target}`];
  });
}
