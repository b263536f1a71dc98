import { Lexer } from 'yaml';

/** Precedes the text of a plain or block scalar in what the lexer of `yaml` gives. */
const SCALAR_AHEAD = '\u001f';

/** Columns that one level of nesting may take; deeper indentation counts as deeper nesting. */
const COLUMNS_PER_LEVEL = 8;

/**
 * Finds where YAML text could nest deeper than a process can bear, without parsing it: returns the
 * offset or undefined. A few kilobytes of nested brackets make the parser abort the whole process,
 * past any `catch`; the lexer alone does not recurse. Brackets are counted; outside of them every
 * level begins at a greater column (or at the same, once), so that the column bounds the depth.
 */
export function offsetOfDeepNesting(text: string, maxDepth: number): number | undefined {
  let offset = 0;
  let lineStart = 0;
  let open = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (before !== SCALAR_AHEAD) {
      open = Math.max(0, open + bracketStep(token));
      const column = offset - lineStart;
      const tooFar = open === 0 && isIndicator(token) && column > COLUMNS_PER_LEVEL * maxDepth;
      if (open > maxDepth || tooFar) return offset;
    }
    before = token;
    if (isMark(token)) continue;
    const newline = token.lastIndexOf('\n');
    if (newline !== -1) lineStart = offset + newline + 1;
    offset += token.length;
  }
  return undefined;
}

function bracketStep(token: string): number {
  if (token === '[' || token === '{') return 1;
  return token === ']' || token === '}' ? -1 : 0;
}

function isIndicator(token: string): boolean {
  return token === '-' || token === '?' || token === ':';
}

/** The lexer marks documents, scalars and ends of flow by control characters that take no room. */
function isMark(token: string): boolean {
  return token === SCALAR_AHEAD || token === '\u0002' || token === '\u0018';
}
