import type { InboxView } from '../views/index.ts';
import { leakLines } from './leak-lines.ts';
import { begunLines, mailLines } from './mail-lines.ts';
import { deskLines } from './standing-lines.ts';
import { bad, dim, strong, warn, type Line } from './text.ts';

/** Renders what waits for somebody, what is still owed, and how many records do not count. */
export function renderInbox(view: InboxView): Line[] {
  const { mail, owed, problems, findings, leaks } = view;
  const nothing: Line[] =
    mail.length === 0 && owed.length === 0 ? [[dim('nothing waits for you')]] : [];
  const still: Line[] = owed.length === 0 ? [] : [[strong('received, not answered yet')]];
  const trouble: Line[] =
    problems === 0 ? [] : [[warn(`${uncounted(problems)}: sos inbox --problems`)]];
  return [
    ...leakLines(leaks),
    ...deskLines(view),
    ...nothing,
    ...mail.flatMap(mailLines),
    ...still,
    ...owed.flatMap((line) => [...mailLines(line), ...begunLines(line.begun, '    ')]),
    ...trouble,
    ...findings.map((finding): Line => [
      bad('problem: '),
      finding.message,
      dim(`  ${finding.code}`),
    ]),
  ];
}

function uncounted(problems: number): string {
  return problems === 1
    ? '1 record or file does not count'
    : `${problems} records or files do not count`;
}
