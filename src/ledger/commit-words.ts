import type { CommitDraft } from '../git/index.ts';
import type { Inscription } from './subject-of.ts';

/** Name and e-mail as a commit shows them. Claims of the user's: authority is the record's key. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

const MAX_WORDS = 200;

/** Makes a name and an e-mail fit for a commit: no line ends, control characters, `<` or `>`. */
export function safeAuthor({ name, email }: CommitAuthor): CommitDraft['author'] {
  return { name: plain(name) || 'unknown', email: plain(email).replaceAll(' ', '') };
}

/** Most names; the classes of Unicode that tell of all others take longer to make than a commit. */
const PLAIN = /^[A-Za-z0-9,.'_@+-]+(?: [A-Za-z0-9,.'_@+-]+)*$/;

/** Stops a name that would end the header line and write another one. */
function plain(text: string): string {
  const oneLine = PLAIN.test(text) ? text : text.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}<>]+/gu, ' ');
  return oneLine.slice(0, MAX_WORDS).replaceAll(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, '');
}

/** Joins subject and trailers into a commit message. Each is one line, whatever it was. */
export function messageOf({ subject, trailers }: Inscription): string {
  const lines = trailers.map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`);
  return `${oneLine(subject)}\n\n${lines.join('\n')}\n`;
}

/** Stops a subject or trailer from ending early and adding trailers of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
