import { nearest } from '../base/index.ts';
import { isActive, type Ruling } from '../trust/index.ts';
import {
  noRecipients,
  notYetEnrolled,
  recipientGone,
  tooManyRecipients,
  unknownRecipient,
} from './errors.ts';

/** Stands for everybody who can sign, the sender aside. */
export const EVERYBODY = '@all';

/** As many as a message may name. */
const MOST = 64;

/** Turns typed names into recipients, each once, or refuses with the names that are near. */
export function findRecipients(
  ruling: Ruling,
  typed: readonly string[],
  me: string,
): readonly string[] {
  const names = typed.flatMap((name) => {
    return name === EVERYBODY ? everybodyBut(me, ruling) : [known(name, ruling)];
  });
  const recipients = [...new Set(names)];
  if (recipients.length === 0) throw noRecipients();
  if (recipients.length > MOST) throw tooManyRecipients(recipients.length, MOST);
  return recipients;
}

function everybodyBut(me: string, { roster }: Ruling): string[] {
  return [...roster.values()]
    .filter((principal) => isActive(principal) && principal.name !== me)
    .map(({ name }) => name);
}

function known(name: string, { roster, requests }: Ruling): string {
  const principal = roster.get(name);
  if (principal === undefined) {
    const request = requests.find((each) => each.principal === name);
    if (request !== undefined) throw notYetEnrolled(request);
    throw unknownRecipient(name, nearest(name, [...roster.keys()]));
  }
  if (!isActive(principal)) throw recipientGone(name);
  return name;
}
