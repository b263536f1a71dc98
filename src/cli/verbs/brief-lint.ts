import type { SosError } from '../../base/index.ts';
import { standingOf } from '../../app/index.ts';
import { findBrief, lintBrief, lintRefused, parseBriefDraft } from '../../briefs/index.ts';
import type { BriefTerms } from '../../records/index.ts';
import { briefLintedView, type LintedBrief } from '../../views/index.ts';
import { LARGEST_BRIEF } from '../brief-text.ts';
import { readTextIfThere, sourceName } from '../read-source.ts';
import { optionalArgument } from '../parameters.ts';
import { defineVerb, type WorkContext } from '../verb.ts';
import { isEnded, type BriefState } from '../../briefs/index.ts';

interface Subject {
  readonly name: string;
  readonly id: string | undefined;
  readonly terms: BriefTerms;
}

/** `sos brief lint`: what would keep briefs from ever being done. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'A gate that nobody holds or that nothing asks, a criterion that nothing shows, a name that is not enrolled.',
    'Without a word every brief that goes on is looked at. Exit 3 when there is an error, 2 when what FILE holds is no brief at all, text or not.',
  ],
  parameters: {
    subject: optionalArgument('FILE|ID', 'A draft, - for standard input, or a brief'),
  },
  examples: ['sos brief lint', 'sos brief lint brief.md', 'sos brief lint S069'],
  async run({ subject }, context) {
    const { workspace } = context;
    const reading = await workspace.read();
    const { briefs, ruling } = await standingOf(workspace.repository, reading);
    const subjects =
      subject === undefined
        ? [...briefs.all.values()].filter((brief) => !isEnded(brief)).map(asSubject)
        : [(await typedFile(context, subject)) ?? asSubject(findBrief(briefs, subject))];
    const linted = subjects.map(({ name, id, terms }) =>
      briefLintedView(name, lintBrief(terms, ruling.roster, id)),
    );
    return {
      view: { name: 'brief-linted', content: { subjects: linted } },
      asOf: reading.asOf,
      failure: refusalOf(linted),
    };
  },
});

/** With several briefs each error says which one it is of. */
function refusalOf(linted: readonly LintedBrief[]): SosError | undefined {
  const broken = linted.filter(({ errors }) => errors > 0);
  if (broken.length === 0) return undefined;
  const errors = broken.flatMap(({ subject, findings }) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map((each) => ({ ...each, at: linted.length > 1 ? `${subject} ${each.at}` : each.at })),
  );
  return lintRefused(broken.map(({ subject }) => subject).join(' and '), errors);
}

function asSubject({ id, terms }: BriefState): Subject {
  return { name: id, id, terms };
}

async function typedFile({ host }: WorkContext, subject: string): Promise<Subject | undefined> {
  const text = await readTextIfThere(host, subject, LARGEST_BRIEF);
  if (text === undefined) return undefined;
  const name = sourceName(subject);
  const { id, terms } = await parseBriefDraft(text, name);
  return { name, id, terms };
}
