import type { BareContext } from './verb.ts';

/** What a verb is given, and whether it did anything with it that shows. */
export interface Deeds {
  readonly watched: BareContext;
  /** Nothing was run for the user and nothing was shown: a second attempt goes unseen. */
  readonly nothingDone: () => boolean;
}

/** Watches for what must not be done a second time: a command of the user's, a part of an answer. */
export function watchDeeds(bare: BareContext): Deeds {
  let done = false;
  const noted =
    <Asked extends unknown[], Outcome>(deed: (...asked: Asked) => Outcome) =>
    (...asked: Asked): Outcome => {
      done = true;
      return deed(...asked);
    };
  const { runner } = bare.host;
  const watch = noted(runner.watch.bind(runner));
  const interact = noted(runner.interact.bind(runner));
  return {
    watched: {
      ...bare,
      host: { ...bare.host, runner: { watch, interact } },
      show: noted(bare.show.bind(bare)),
    },
    nothingDone: () => !done,
  };
}
