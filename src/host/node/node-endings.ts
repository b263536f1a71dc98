import type { Endings } from '../endings.ts';
import { ENDINGS } from './process-group.ts';

/**
 * The signals of the system. Told again, the work still puts away what it has: a terminal and a
 * program between it and us may both pass one Ctrl-C on.
 */
export const nodeEndings: Endings = {
  during: async (work) => {
    const told = new AbortController();
    const onSignal = (): void => {
      told.abort();
    };
    for (const signal of ENDINGS) process.on(signal, onSignal);
    try {
      return await work(told.signal);
    } finally {
      for (const signal of ENDINGS) process.off(signal, onSignal);
    }
  },
};
