import { frontMatterOpen } from './errors.ts';

/** A Markdown text taken apart. */
export interface FrontMatter {
  /**
   * The YAML between the two `---` lines, with an empty line in place of the first, so that an
   * error names the line that the person sees. Empty where there is no front matter.
   */
  readonly yaml: string;
  /** All after the second `---` line, unchanged. */
  readonly body: string;
}

/**
 * Splits Markdown with front matter: a first line `---`, YAML, a line `---`, the body. Text that
 * begins otherwise is all body. A byte order mark before the first line is left out.
 *
 * @throws SosError `records.front-matter-open` where the second `---` is missing.
 */
export function splitFrontMatter(markdown: string, name = 'the text'): FrontMatter {
  const text = markdown.startsWith('\ufeff') ? markdown.slice(1) : markdown;
  const opening = /^---[ \t]*\r?\n/.exec(text)?.[0];
  if (opening === undefined) return { yaml: '', body: text };
  const rest = text.slice(opening.length);
  const closing = /^---[ \t]*(?:\r?\n|(?![^]))/m.exec(rest);
  if (closing === null) throw frontMatterOpen(name);
  const { index } = closing;
  return { yaml: `\n${rest.slice(0, index)}`, body: rest.slice(index + closing[0].length) };
}
