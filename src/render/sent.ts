import type { SentLine, SentView } from '../views/index.ts';
import { begunLines, declinedLines, mailLines } from './mail-lines.ts';
import { deskLines } from './standing-lines.ts';
import { dim, good, warn, type Line, type Piece } from './text.ts';

/** Renders sent messages: shared, received and done are three different things. */
export function renderSent(view: SentView): Line[] {
  const { sent } = view;
  const lines: Line[] = sent.flatMap((line) => [
    ...mailLines(line),
    standing(line),
    ...begunLines(line.begun, '    '),
    ...declinedLines(line.declined, '    '),
  ]);
  return [...deskLines(view), ...(sent.length === 0 ? [[dim('nothing')]] : lines)];
}

function standing({ shared, received, notReceived, done, to }: SentLine): Line {
  const pieces: Piece[] = [
    dim(`    to ${to.join(', ')}: `),
    shared ? good('shared') : warn('not shared yet'),
    ', ',
    received.length === 0 ? dim('not received') : good(`received by ${received.join(', ')}`),
  ];
  if (received.length > 0 && notReceived.length > 0)
    pieces.push(`, not by ${notReceived.join(', ')}`);
  if (done !== null) pieces.push(', ', done ? good('done') : warn('not done'));
  return pieces;
}
