import { pickEntry } from '../app/index.ts';
import type { RecordId } from '../base/index.ts';
import { beginCommand, correspondenceOf, messageIn } from '../bus/index.ts';
import { ofKind, type Ruling } from '../trust/index.ts';
import { commandTaken } from './errors-of-commands.ts';
import { refuseSettled } from './settled-command.ts';
import type { WriteContext } from './verb.ts';

/**
 * Signs that a command is taken on, and shares it, before it runs. Threat: two clones of one
 * recipient that run it at once, of which neither sees the run of the other before both are done.
 * Without a remote, or offline, only what this clone knows can be held against it.
 */
export async function takeOn({ workspace, offline }: WriteContext, id: RecordId): Promise<void> {
  let known: number | undefined;
  await workspace.write({
    kind: 'receipt',
    conditional: true,
    offline,
    plan: ({ ruling }, { name }) => {
      const message = messageIn(correspondenceOf(ruling), pickEntry(ruling, id));
      refuseSettled(message, name);
      const taken = timesTaken(ruling, id, name);
      known ??= taken;
      if (taken > known) throw commandTaken(id);
      return { drafts: [beginCommand(message, name)] };
    },
  });
}

function timesTaken({ entries }: Ruling, id: RecordId, me: string): number {
  return ofKind(entries, 'receipt').filter(
    ({ author, record }) => author === me && record.message === id && record.state === 'accepted',
  ).length;
}
