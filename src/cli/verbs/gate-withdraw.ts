import { withdrawVerdict } from '../../gates/index.ts';
import { changeGate } from '../change-gate.ts';
import { argument, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate withdraw`: takes one's own verdict back; both stay in the record. */
export const verb = defineVerb({
  needs: 'writer',
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
    reason: requiredOption('TEXT', 'Why; it stays in the record'),
  },
  examples: ['sos gate withdraw S069 clean-history --reason "looked at the wrong clone"'],
  run: (input, context) =>
    changeGate(context, {
      act: 'withdrawn',
      kind: 'verdict',
      at: input,
      plan: (bench) => [withdrawVerdict(bench, input.reason)],
    }),
});
