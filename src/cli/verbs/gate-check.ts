import { standingOf, type Standing } from '../../app/index.ts';
import { findBrief, type BriefState } from '../../briefs/index.ts';
import { checkGates, gateNamed, gatesOn, standingsFor, type GateState } from '../../gates/index.ts';
import { gateCheckView } from '../../views/index.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { argument, option, optionalArgument } from '../parameters.ts';
import { defineVerb, type WorkContext } from '../verb.ts';

/** `sos gate check`: fails the build when a gate is not passed. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Exit 0: passed. Exit 3: blocked, stale, or the brief has no gate. Exit 6: no verdict yet; or a record is missing',
    '(gates.records-withheld) or was taken back by its author (gates.taken-back) that could forbid it.',
    'Exit 1: no gate has that name.',
    'Exit 4: passed on a record at whose place of its chain the same key said another thing, so that it may be stolen.',
    'Where a key of whoever this rests on did that elsewhere, it is said as an alarm beside the answer.',
    'A pass of another commit is no pass of this one.',
    'In CI say which ledger counts (--ledger or SOS_LEDGER): whoever may push could replace it.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: optionalArgument('GATE', 'Only this gate; else all of them'),
    commit: option('REV', 'The commit in question; the submitted one without it'),
    ledger: option('ID', 'Believe this ledger and no other, as SOS_LEDGER does'),
  },
  examples: ['sos gate check S069', 'sos gate check S069 clean-history --commit HEAD'],
  async run(input, context) {
    const reading = await context.workspace.readToDecide();
    const standing = await standingOf(context.workspace.repository, reading);
    const brief = findBrief(standing.briefs, input.brief);
    const { gates, commit } = await asked(standing, brief, { ...context, revision: input.commit });
    if (input.gate !== undefined) gateNamed(standing.gates, brief, input.gate);
    const wanted = gates.filter(({ name }) => input.gate === undefined || name === input.gate);
    const { failure, alarms } = checkGates(reading.ruling, brief, wanted);
    const pin = context.workspace.pin?.how ?? null;
    const content = gateCheckView(brief.id, wanted, { commit, failure, pin });
    return { view: { name: 'gate-check', content }, asOf: reading.asOf, failure, noticed: alarms };
  },
});

async function asked(
  { gates, ruling }: Standing,
  brief: BriefState,
  { workspace, revision }: WorkContext & { readonly revision: string | undefined },
): Promise<{ gates: readonly GateState[]; commit: string | undefined }> {
  if (revision === undefined) {
    const standings = standingsFor(gates, brief);
    return { gates: standings, commit: standings[0]?.subject?.commit };
  }
  const head = await workspace.repository.commitAndTree(revision);
  if (head === undefined) throw noSuchCommit(revision);
  return { gates: gatesOn(ruling, brief, head), commit: head.commit };
}
