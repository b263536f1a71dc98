import type { Reading, Workspace } from '../app/index.ts';

/** Milliseconds between two looks at the local ledger, and between two looks at the remote. */
const LOCAL = 500;
const REMOTE = 10_000;

/** How long somebody waits, and whether the remote is asked meanwhile. */
export interface Patience {
  /** Milliseconds; undefined: until interrupted. */
  readonly timeout: number | undefined;
  readonly remote: boolean;
}

/**
 * Looks at the ledger again and again until `found` gives something or time runs out. Looking adds
 * nothing to the ledger; asking the remote fetches, and shares what waits.
 */
export async function poll<T>(
  workspace: Workspace,
  patience: Patience,
  found: (reading: Reading) => T | undefined | Promise<T | undefined>,
): Promise<T | undefined> {
  const { clock } = workspace.host;
  const started = clock.elapsed();
  let asked = -Infinity;
  for (;;) {
    if (patience.remote && clock.elapsed() - asked >= REMOTE) {
      await workspace.sync({ aside: true });
      asked = clock.elapsed();
    }
    const answer = await found(await workspace.readNow());
    if (answer !== undefined) return answer;
    if (clock.elapsed() - started >= (patience.timeout ?? Infinity)) return undefined;
    await clock.sleep(LOCAL);
  }
}
