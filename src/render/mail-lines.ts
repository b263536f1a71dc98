import type { MailLine } from '../views/index.ts';
import { numberText } from '../base/index.ts';
import { bytesText } from './wording.ts';
import { dim, id, name, strong, type Line } from './text.ts';

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
