import type { Clock } from '../clock.ts';

/** The system's clocks. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  // What `performance.now()` says, without loading all that Node can measure.
  elapsed: () => Number(process.hrtime.bigint()) / 1e6,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener('abort', done);
      if (signal?.aborted === true) done();
    }),
};
