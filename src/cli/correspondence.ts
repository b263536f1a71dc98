import { pickEntry, type Me, type Reading, type Workspace } from '../app/index.ts';
import { correspondenceOf, type Correspondence } from '../bus/index.ts';
import { textOf } from '../base/index.ts';
import { isKind, type TrustedEntry } from '../trust/index.ts';
import { nobodyHere } from './errors-of-answers.ts';

/** What verbs about messages look at. */
export interface Desk {
  readonly reading: Reading;
  readonly around: Correspondence;
  readonly me: Me;
}

/** Opens the desk of whoever's key signs here. */
export async function deskOf(
  workspace: Workspace,
  use: 'to look' | 'to act' = 'to look',
): Promise<Desk> {
  const reading = await (use === 'to act' ? workspace.readToDecide() : workspace.read());
  const me = await workspace.me(reading);
  if (me === undefined) throw nobodyHere();
  return { reading, around: correspondenceOf(reading.ruling), me };
}

/** Finds the record that somebody typed the beginning of. */
export function mailNamed({ reading }: Pick<Desk, 'reading'>, typed: string): TrustedEntry {
  return pickEntry(reading.ruling, typed);
}

/** The whole text of a message, or undefined where it has none that is here and whole. */
export async function wholeBody(
  reading: Reading,
  entry: TrustedEntry,
): Promise<string | undefined> {
  if (!isKind(entry, 'message')) return undefined;
  const { body, content } = entry.record;
  if (content === undefined) return body;
  const answer = await reading.content(content);
  return answer.ok ? textOf(answer.bytes) : undefined;
}
