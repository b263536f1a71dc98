import { openWorkspace } from '../../src/app/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import type { DraftOf } from '../../src/records/index.ts';

const PER_WRITE = 100;

/** Between one look at the clock and the next: a lively team writes a dozen records an hour. */
const APART = 5 * 60_000;

/** A note as people write them: a few lines, about a kilobyte as a record. */
function note(to: string, number: number): DraftOf<'message'> {
  const lines = Array.from(
    { length: 6 },
    (_, line) => `Line ${line} of note ${number} says something.`,
  );
  return {
    kind: 'message',
    type: 'note',
    to: [to],
    subject: `Note ${number}`,
    body: lines.join('\n'),
  };
}

/** A clock that goes on each time that somebody looks at it. */
function lookedAt(begin: number): () => number {
  let now = begin;
  return () => (now += APART);
}

/** Appends that many notes to the ledger of a folder, many in one commit, without sharing. */
async function fill(folder: string, to: string, count: number): Promise<void> {
  const host = createNodeHost();
  const clock = { ...host.clock, now: lookedAt(host.clock.now() - 1.1 * count * APART) };
  const environment = { ...host.environment, folder };
  const workspace = await openWorkspace({ ...host, clock, environment });
  for (let done = 0; done < count; done += PER_WRITE) {
    const drafts = Array.from({ length: Math.min(PER_WRITE, count - done) }, (_, index) =>
      note(to, done + index),
    );
    await workspace.write({ kind: 'message', offline: true, plan: () => ({ drafts }) });
  }
  await workspace.close();
}

const [, , folder = '.', to = '', count = '0'] = process.argv;
await fill(folder, to, Number(count));
