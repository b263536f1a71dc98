import { findUnsafe } from '../base/index.ts';
import { findingView } from '../views/index.ts';
import type { Complaint } from './complaint.ts';
import { complaintOf } from './complaint.ts';
import type { Answer } from './verb.ts';

/** Writes the one JSON document of an answer. `ok` is false where the answer is no. */
export function answerDocument(answer: Answer): string {
  const { view, asOf, durability, notShared, failure, next = [], noticed = [] } = answer;
  const complaint = failure === undefined ? undefined : complaintOf(failure);
  return jsonText({
    sos: 1,
    ok: complaint === undefined,
    data: view.content,
    error: complaint && errorOf(complaint),
    asOf: asOf && { tip: asOf.tip, age: asOf.age ?? null },
    durability,
    notShared,
    ...(noticed.length === 0 ? {} : { alarms: noticed.map(findingView) }),
    next: [...(complaint?.next ?? []), ...next],
  });
}

/** Writes the one JSON document of a failure. */
export function troubleDocument(complaint: Complaint): string {
  return jsonText({ sos: 1, ok: false, error: errorOf(complaint), next: complaint.next });
}

function errorOf({ code, message, hint, facts }: Complaint) {
  return { code, message, hint, details: facts };
}

/**
 * Writes JSON in one line. Characters that could steer a terminal or hide are written as escapes:
 * the value is the same, but a log or terminal that shows the document is not fooled.
 */
function jsonText(value: unknown): string {
  const escaped = JSON.stringify(value).replace(/[^\u0020-\u007e]/gu, (character) =>
    findUnsafe(character) === undefined ? character : escapeOf(character),
  );
  return `${escaped}\n`;
}

function escapeOf(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
