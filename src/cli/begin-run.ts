import { pickEntry } from '../app/index.ts';
import { shortId, type RecordId, type SosError } from '../base/index.ts';
import { beginCommand, correspondenceOf, messageIn } from '../bus/index.ts';
import { begunBefore, knownOf, refuseSettled } from './settled-command.ts';
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
  const { workspace, once, offline, host } = context;
  let known: ReadonlySet<RecordId> | undefined;
  const written = await workspace.write({
    kind: 'begin',
    conditional: true,
    once,
    said: { message: id },
    offline,
    plan: ({ ruling }, { name: me }) => {
      const message = messageIn(correspondenceOf(ruling), pickEntry(ruling, id));
      if (again !== undefined) known ??= knownOf(message, me);
      refuseSettled(message, me, known);
      const { hostName } = host.environment;
      return { drafts: [beginCommand(message, { me, host: hostName, again })] };
    },
  });
  const [earlier] = written.already ? written.records : [];
  if (earlier !== undefined) throw await retryOf(context, earlier.id);
  if (written.durability === 'remote') return;
  const why = written.notShared ?? 'it is here only';
  await context.say(
    `careful: that you begin ${shortId(id)} is not shared (${why}): another clone of yours could begin it as well`,
  );
}

/** Threat: a retry of a run that was killed, with the reason that let that one run. */
async function retryOf({ workspace }: WriteContext, id: RecordId): Promise<SosError> {
  const { ruling } = await workspace.readToDecide();
  const begin = pickEntry(ruling, id);
  const message = messageIn(correspondenceOf(ruling), pickEntry(ruling, begin.about ?? ''));
  return begunBefore(message, begin);
}
