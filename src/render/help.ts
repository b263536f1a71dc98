import type { HelpView } from '../views/index.ts';
import { columns } from './columns.ts';
import { command, dim, strong, type Line } from './text.ts';

/** Renders help: what it is, how to type it, its parts, examples to paste. */
export function renderHelp(view: HelpView): Line[] {
  const parts = [
    [[strong(view.title)], ...view.about.map((line): Line => [line])],
    view.usage === '' ? [] : [[dim('usage: '), command(view.usage)]],
    ...view.sections.map((section): Line[] => [
      [strong(section.title)],
      ...columns(
        section.lines.map((line) => [command(line.term), line.summary]),
        '  ',
      ),
    ]),
    view.examples.length === 0 ? [] : exampleLines(view.examples),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => spaced(part, index));
}

function exampleLines(examples: readonly string[]): Line[] {
  return [[strong('Examples')], ...examples.map((example): Line => ['  ', command(example)])];
}

function spaced(part: readonly Line[], index: number): Line[] {
  return index === 0 ? [...part] : [[], ...part];
}
