import type { CommandView } from '../views/index.ts';
import { columns } from './columns.ts';
import { apartLines, begunLines, declinedLines } from './mail-lines.ts';
import { dim, name, quoted, strong, warn, type Line } from './text.ts';
import { bytesText } from './wording.ts';

/** Renders a command: what it is, then its text whole, or one part of it with an explicit end. */
export function renderCommand(view: CommandView): Line[] {
  const { part, untrusted } = view;
  const body =
    untrusted.text === null
      ? [[warn('  not text: --raw prints its bytes')]]
      : quoted(untrusted.text);
  const ending: Line =
    part === null ? [strong(`end of command, sha256 ${view.sha256}`)] : [strong(part.ending)];
  return [
    [strong('command'), ' from ', name(view.from), dim(`, ${view.standing}`)],
    ...begunLines(view.begun),
    ...apartLines(view.apart),
    ...declinedLines(view.declined),
    ...columns([
      [dim('length'), bytesText(view.size)],
      [dim('sha256'), view.sha256],
      [dim('meant for'), untrusted.folder ?? dim('no folder named')],
    ]),
    [dim('why')],
    ...quoted(untrusted.why),
    part === null ? [dim('text')] : [strong(part.heading)],
    ...body,
    ending,
  ];
}
