import { findUnsafe, utf8 } from '../base/index.ts';
import { emptyMessage, notOneLine, tooLong, unsafeText } from './errors.ts';

/** Text that somebody wrote, and what an error calls it. */
interface Written {
  readonly what: string;
  readonly text: string;
  /** In bytes. */
  readonly max: number;
}

/** Refuses text that says nothing, could deceive, or is too long. Nothing is cut or cleaned. */
export function checkText({ what, text, max }: Written): string {
  if (text.trim() === '') throw emptyMessage(what);
  refuseUnsafe(what, text);
  const size = utf8(text).length;
  if (size > max) throw tooLong(what, size, max);
  return text;
}

/** Refuses, besides, text of more than one line. */
export function checkLine(written: Written): string {
  if (/[\n\t]/.test(written.text)) throw notOneLine(written.what);
  return checkText(written);
}

/** Threat: text that looks like something else on the recipient's terminal. */
function refuseUnsafe(what: string, text: string): void {
  const unsafe = findUnsafe(text);
  if (unsafe === undefined) return;
  const lines = text.slice(0, unsafe.index).split('\n');
  const column = Array.from(lines.at(-1) ?? '').length + 1;
  throw unsafeText({ what, name: unsafe.name, line: lines.length, column });
}
