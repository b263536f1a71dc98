import { interrupted } from './errors.ts';
import type { PlayedStep } from './played-step.ts';

/** Passes steps on until somebody ends the demo: what was cut short then is no step. */
export async function* untilTold(
  playing: AsyncIterable<PlayedStep>,
  told: AbortSignal,
  kept: string | undefined,
): AsyncGenerator<PlayedStep> {
  for await (const step of playing) {
    if (told.aborted) throw interrupted(kept);
    yield step;
  }
}
