import type { BegunView, DeclinedView, MailLine } from '../views/index.ts';
import { numberText } from '../base/index.ts';
import { bytesText } from './wording.ts';
import { dim, id, name, strong, warn, type Line } from './text.ts';

const SHORT = 12;

/** Renders one piece of mail: who, what, why, and a preview that says how much of it it is. */
export function mailLines(mail: MailLine): Line[] {
  const about = mail.brief === null ? '' : `  [${mail.brief}]`;
  const head: Line = [
    id(mail.id.slice(0, SHORT)),
    '  ',
    strong(mail.type),
    ' from ',
    name(mail.from),
    dim(`  ${mail.at.slice(0, 16).replace('T', ' ')}`),
    about,
  ];
  const { subject: said } = mail.untrusted;
  const subject: Line[] = said === null ? [] : [['    ', said]];
  return [head, ...subject, ...previewLines(mail)];
}

function previewLines({ untrusted: { preview }, shown, of, whole, type }: MailLine): Line[] {
  if (type === 'command') return [[dim(`    a command of ${bytesText(of)}: sos command show`)]];
  if (whole) return preview === '' ? [] : [['    ', preview]];
  const label = `    preview, ${numberText(shown)} of ${bytesText(of)}`;
  return preview === '' ? [[dim(label)]] : [['    ', preview], [dim(label)]];
}

/** Renders what was begun and has no result: nobody can tell how far it came. */
export function begunLines(begun: readonly BegunView[], before = ''): Line[] {
  return begun.map(({ id: record, by, host, at }) => [
    before,
    warn('begun'),
    ' by ',
    name(by),
    ` on ${host} at ${at.slice(0, 16).replace('T', ' ')}, `,
    warn('no result yet'),
    dim(`  ${record.slice(0, SHORT)}`),
  ]);
}

/** Renders where a command was begun without one clone knowing of the other: it may have run each time. */
export function apartLines(apart: readonly BegunView[]): Line[] {
  return apart.map(({ id: record, by, host }) => [
    warn('may have run several times'),
    ': begun by ',
    name(by),
    ` on ${host}, not knowing of another beginning`,
    dim(`  ${record.slice(0, SHORT)}`),
  ]);
}

/** Renders who will not run a command: of one that they began, that they gave it up. */
export function declinedLines(declined: readonly DeclinedView[], before = ''): Line[] {
  return declined.map(({ id: record, by, begun, untrusted: { note } }) => [
    before,
    warn(begun ? 'given up' : 'declined'),
    ' by ',
    name(by),
    ...(note === null ? [] : [': ', note]),
    dim(`  ${record.slice(0, SHORT)}`),
  ]);
}
