import type { PlacedEvidence, Reading } from '../../app/index.ts';
import { briefsOf } from '../../briefs/index.ts';
import { nothingToRun } from '../../evidence/index.ts';
import { flag, option, optionalRest, optionList, wholeNumber } from '../parameters.ts';
import { runAsEvidence } from '../run-as-evidence.ts';
import { defineVerb } from '../verb.ts';

/** `sos evidence run`: runs a command and records how it went, well or badly. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Output goes through as it comes, without secrets where no terminal is; under --json all to stderr.',
    "The exit code is the command's own: 127 where it cannot be started, 124 where its time is over.",
    'There is no shell unless you name one. Runs that fail are recorded too; an interrupted one is not.',
    'Where nobody takes its output any more (| head, a full disk) the command goes on and is recorded as',
    'it ends; it is ended once it printed 64 MiB for nobody, or printed for nobody for an hour.',
    'What the work tree stands on is looked at before and after: what moved counts as dirty, and is named.',
    'Of the environment CI, LANG, LC_ALL, NODE_ENV and TZ are recorded, and what --env names.',
  ],
  parameters: {
    brief: option('ID', 'The brief that it is for'),
    criterion: option('C', 'The criterion of the brief that it shows'),
    suite: option('NAME', 'What kind of tests it is: unit, integration'),
    reproduces: option('ID', "Somebody else's run that this one does again"),
    challenge: option('ID', 'The challenge that it answers; the command sees it in SOS_CHALLENGE'),
    env: optionList('NAME', 'Record this variable too; its value stays in history for good'),
    timeout: wholeNumber(
      'SECONDS',
      'End the command and its process group after that time; not what left the group (setsid)',
    ),
    product: optionList('PATH', 'A file that it makes: recorded by size and SHA-256'),
    report: option('FILE', 'What its test runner writes: JUnit XML or TAP'),
    note: option('TEXT', 'A word about it'),
    asWorker: flag('As the holder of a gate: work on the brief and give up passing the gate'),
    command: optionalRest('CMD', "The command; the criterion's own without it"),
  },
  examples: [
    'sos evidence run --brief S069 --criterion one-root -- git rev-list --max-parents=0 --all',
    'sos evidence run --suite unit --timeout 600 -- npm test',
  ],
  async run(input, context) {
    const { env, timeout, product, report, command } = input;
    return runAsEvidence(context, input, (placed, reading) => ({
      argv: wordsOf(command, placed, reading),
      folder: context.host.environment.folder,
      environment: env,
      products: product,
      report,
      timeout: timeout === undefined ? undefined : timeout * 1000,
    }));
  },
});

/** The words after `--`, else those of the run to do again, else the criterion's own command. */
function wordsOf(
  typed: readonly string[],
  { placement, original }: PlacedEvidence,
  reading: Reading,
): readonly [string, ...string[]] {
  const again = original?.record.run?.argv;
  const words = typed.length > 0 ? typed : (again ?? criterionWords(placement, reading));
  const [program, ...args] = words;
  if (program === undefined) throw nothingToRun(placement.criterion);
  return [program, ...args];
}

function criterionWords(
  { brief = '', criterion }: PlacedEvidence['placement'],
  { ruling }: Reading,
): readonly string[] {
  const terms = briefsOf(ruling).all.get(brief)?.terms;
  return terms?.criteria.find(({ id }) => id === criterion)?.run ?? [];
}
