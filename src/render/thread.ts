import type { ThreadPart, ThreadView } from '../views/index.ts';
import { apartLines, begunLines } from './mail-lines.ts';
import { dim, id, name, quoted, strong, type Line } from './text.ts';
import { bytesText } from './wording.ts';

/** Renders a conversation, every text whole and behind a margin that shows it is its author's. */
export function renderThread({ parts, begun, apart }: ThreadView): Line[] {
  return [...parts.flatMap(partLines), ...begunLines(begun), ...apartLines(apart)];
}

function partLines(part: ThreadPart): Line[] {
  const head: Line = [
    id(part.id.slice(0, 12)),
    '  ',
    strong(part.type),
    ' from ',
    name(part.from),
    part.to.length === 0 ? '' : dim(` to ${part.to.join(', ')}`),
    dim(`  ${part.at.slice(0, 16).replace('T', ' ')}`),
  ];
  const { subject: said } = part.untrusted;
  const subject: Line[] = said === null ? [] : [[dim('  subject '), said]];
  return [head, ...subject, ...bodyLines(part)];
}

function bodyLines({ untrusted: { body, preview }, command, of, type }: ThreadPart): Line[] {
  if (command !== null) {
    return [
      ...quoted(command.untrusted.why),
      [
        dim(
          `  a command of ${bytesText(command.size)}, sha256 ${command.sha256}: sos command show`,
        ),
      ],
    ];
  }
  if (body !== null) return quoted(body);
  const isMessage = of > 0 && preview === '';
  return isMessage && type !== 'receipt'
    ? [[dim(`  ${bytesText(of)} that are not here: sos sync`)]]
    : [[dim('  '), preview]];
}
