import {
  openStage,
  play,
  story,
  untilTold,
  wentOtherwise,
  type PlayedStep,
} from '../../demo/index.ts';
import { demoStepView, demoView } from '../../views/index.ts';
import { flag } from '../parameters.ts';
import { defineVerb, type Answer, type BareContext } from '../verb.ts';

/** Milliseconds to read a step on a terminal before the next one begins. */
const PAUSE = 250;

/** `sos demo`: plays the whole loop with real Git and real keys in a throwaway folder. */
export const verb = defineVerb({
  needs: 'nothing',
  about: [
    'Three people with a clone each and a bare remote, in a temporary folder that is removed at the end, also by Ctrl-C.',
    'Every line is what the real program wrote; where a step goes otherwise, the demo stops with exit 1.',
    'Your home, settings and keys are neither read nor changed, but for the cache that every start keeps.',
  ],
  parameters: {
    keep: flag('Leave the folder, and say where it is'),
    fast: flag('No pauses on a terminal'),
  },
  examples: ['sos demo', 'sos demo --fast --keep'],
  run: (wish, context) => context.host.endings.during((told) => playOn(told, wish, context)),
});

interface Wish {
  readonly keep: boolean;
  readonly fast: boolean;
}

/** Opens a stage, plays on it, and removes it however that ends. */
async function playOn(told: AbortSignal, wish: Wish, context: BareContext): Promise<Answer> {
  const { clock } = context.host;
  const begun = clock.elapsed();
  const stage = await openStage(context.host, told);
  const folder = wish.keep ? stage.folder : undefined;
  try {
    const steps = await collect(untilTold(play(story, stage), told, folder), wish.fast, context);
    const last = steps.at(-1);
    const content = demoView(steps, { milliseconds: clock.elapsed() - begun, folder });
    const end =
      last?.otherwise === undefined
        ? { next: ['sos init', 'sos help'] }
        : { failure: wentOtherwise(last) };
    return { view: { name: 'demo', content }, ...end };
  } finally {
    if (!wish.keep) await stage.remove();
  }
}

/** Shows each step as it comes and gives all of them. */
async function collect(
  playing: AsyncIterable<PlayedStep>,
  fast: boolean,
  context: BareContext,
): Promise<PlayedStep[]> {
  const { clock, terminal } = context.host;
  const steps: PlayedStep[] = [];
  const pause = !fast && terminal.answerIsTerminal;
  for await (const step of playing) {
    steps.push(step);
    await context.show({ name: 'demo-step', content: demoStepView(step) });
    if (pause) await clock.sleep(PAUSE);
  }
  return steps;
}
