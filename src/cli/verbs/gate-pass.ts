import { manifestIdNamed } from '../../app/index.ts';
import { alreadySaid, passGate, refuseOwnFork } from '../../gates/index.ts';
import { changeGate } from '../change-gate.ts';
import { sayingOf, verdictParameters } from '../judged-subject.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate pass`: the holder's signed yes to one commit and one version of the terms. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Refused while evidence is missing, and to everybody who worked on the brief, under any key.',
    'A pass that stands already, with the same words, is not given a second time; where it is forked (exit 4)',
    'it takes a --reason to give it anew.',
    'There is no override: what keeps a gate from passing is listed with what supplies it.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
    note: option('TEXT', 'The same as --reason'),
    manifest: option('ID', 'Vouch for the files that this manifest says may leave, path by path'),
    ...verdictParameters,
  },
  examples: [
    'sos gate pass S069 clean-history',
    'sos gate pass S069 clean-history --manifest 1f3a9c',
    'sos gate pass S069 clean-history --not-checked "the worker tests" --follow-up "rename the script"',
  ],
  run: (input, context) =>
    changeGate(context, {
      act: 'passed',
      kind: 'verdict',
      at: input,
      plan: async (bench) => {
        const typed = { ...input, reason: input.reason ?? input.note };
        const saying = await sayingOf(typed, bench, context);
        const manifest = manifestIdNamed(bench.ruling, input.manifest);
        const pass = passGate(bench, { ...saying, manifest });
        if (!alreadySaid(bench.gate, pass, bench.giver.name)) return [pass];
        refuseOwnFork(bench);
        return [];
      },
    }),
});
