import { blockGate, readFindings, type Saying } from '../../gates/index.ts';
import { readTypedYaml } from '../../records/index.ts';
import { changeGate } from '../change-gate.ts';
import { sayingOf, verdictParameters } from '../judged-subject.ts';
import { argument, choice, option } from '../parameters.ts';
import { readText, sourceName } from '../read-source.ts';
import { defineVerb, type WriteContext } from '../verb.ts';

const LARGEST = 256 * 1024;

/** `sos gate block`: the holder's signed no, with what stands in the way. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Say how to mend it and how to see that it is mended as commands that can be pasted.',
    'Several findings come from --findings: a YAML or JSON list of id, severity, text, place, fix, recheck.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
    finding: option('TEXT', 'What stands in the way'),
    severity: choice(['critical', 'major', 'minor'], 'How much it weighs; major without it'),
    place: option('TEXT', 'Where it is'),
    fix: option('COMMAND', 'What mends it'),
    recheck: option('COMMAND', 'What shows that it is mended'),
    findings: option('FILE', 'Several findings; - reads standard input'),
    ...verdictParameters,
  },
  examples: [
    'sos gate block S069 clean-history --finding "old refs exist" --fix "git update-ref -d refs/heads/old" --recheck "git show-ref --head"',
    'sos gate block S069 clean-history --findings findings.yaml',
  ],
  async run(input, context) {
    const numbered = await findingsOf(input, context);
    return changeGate(context, {
      act: 'blocked',
      kind: 'verdict',
      at: input,
      plan: async (bench) => {
        const saying: Saying = await sayingOf(input, bench, context);
        return [blockGate(bench, { ...saying, findings: numbered })];
      },
    });
  },
});

interface TypedFinding {
  readonly finding: string | undefined;
  readonly severity: string | undefined;
  readonly place: string | undefined;
  readonly fix: string | undefined;
  readonly recheck: string | undefined;
}

function oneFinding({ finding: text, ...about }: TypedFinding): readonly object[] {
  if (text === undefined) return [];
  const { severity, place, fix, recheck } = about;
  const given = Object.entries({ severity, place, fix, recheck });
  return [{ text, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) }];
}

/** Reads what was typed and what a file lists as one list: they are numbered together. */
async function findingsOf(
  input: TypedFinding & { readonly findings: string | undefined },
  { host }: WriteContext,
) {
  const one = oneFinding(input);
  if (input.findings === undefined) return readFindings(one, 'the findings');
  const name = sourceName(input.findings);
  const text = await readText(host, input.findings, LARGEST);
  const listed = await readTypedYaml(text, { maxBytes: LARGEST, maxDepth: 4, name });
  return readFindings(listed, name, one);
}
