import { pickEntry } from '../app/index.ts';
import { shortId, type RecordId } from '../base/index.ts';
import { beginCommand, correspondenceOf, messageIn } from '../bus/index.ts';
import { knownOf, refuseSettled } from './settled-command.ts';
import type { WriteContext } from './verb.ts';

/** Which command is begun, and why again, where it was begun, run or declined before. */
export interface RunBegun {
  readonly id: RecordId;
  readonly again: string | undefined;
}

/**
 * Signs that a command is begun, and shares it, before it runs. Threat: two clones of one recipient
 * that run it at once, and a retry after a run that was killed, of which there is no other record.
 * Where it cannot be shared only what this clone knows is held against it, and that is said.
 */
export async function beginRun(context: WriteContext, { id, again }: RunBegun): Promise<void> {
  const { workspace, offline, host } = context;
  let known: ReadonlySet<RecordId> | undefined;
  const written = await workspace.write({
    kind: 'begin',
    conditional: true,
    offline,
    plan: ({ ruling }, { name: me }) => {
      const message = messageIn(correspondenceOf(ruling), pickEntry(ruling, id));
      if (again !== undefined) known ??= knownOf(message, me);
      refuseSettled(message, me, known);
      const { hostName } = host.environment;
      return { drafts: [beginCommand(message, { me, host: hostName, again })] };
    },
  });
  if (written.durability === 'remote') return;
  const why = written.notShared ?? 'it is here only';
  await context.say(
    `careful: that you begin ${shortId(id)} is not shared (${why}): another clone of yours could begin it as well`,
  );
}
