/** Fences whose lines are typed; in a console only those behind a prompt. */
const TYPED = /^(?:sh|bash|shell|zsh|console|shell-session)\b/;

/**
 * Finds the lines of a README that install and test, in its order: those in blocks of commands
 * under a heading that says so.
 */
export function readmeLines(text: string): string[] {
  let heading = '';
  let block: string | undefined;
  return text.split('\n').flatMap((line) => {
    const fence = /^(?:```|~~~)(.*)$/.exec(line);
    if (fence !== null) {
      block = block === undefined ? (fence[1] ?? '').trim() : undefined;
      return [];
    }
    if (block === undefined) {
      heading = /^#{1,6} (.*)$/.exec(line)?.[1] ?? heading;
      return [];
    }
    const wanted = TYPED.test(block) && /install|test/i.test(heading);
    return wanted ? typedIn(line, block) : [];
  });
}

function typedIn(line: string, block: string): string[] {
  const prompted = /^[$%] (.*)$/.exec(line)?.[1];
  if (prompted !== undefined) return [prompted];
  const console = /^(?:console|shell-session)/.test(block);
  return console || line.trim() === '' || line.startsWith('#') ? [] : [line.trim()];
}
