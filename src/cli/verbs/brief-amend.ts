import {
  amendBrief,
  briefDraftText,
  findBrief,
  joinWords,
  lintBrief,
  refuseLintErrors,
  refuseMovedOn,
} from '../../briefs/index.ts';
import { standingOf } from '../../app/index.ts';
import { withBriefText } from '../brief-text.ts';
import { changeBrief } from '../change-brief.ts';
import { argument, option, optionalArgument, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief amend`: asks for something else from now on; the old text stays. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Without FILE the terms in force open in $VISUAL or $EDITOR. The text replaces all of them.',
    'Submissions, evidence and verdicts stay; verdicts on the old version do not count for the new.',
  ],
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    file: optionalArgument('FILE', 'The new terms; - reads standard input'),
    reason: requiredOption('TEXT', 'Why; it stays in the record'),
    draft: option('FILE', 'Where the text stays if it is refused'),
  },
  examples: [
    'sos brief amend S069 --reason "the scan found more paths"',
    'sos brief amend S069 terms.md --reason "the scan found more paths"',
  ],
  async run({ id: typed, file, reason, draft }, context) {
    const { workspace, host } = context;
    const { briefs } = await standingOf(workspace.repository, await workspace.read());
    const before = findBrief(briefs, typed);
    const { id } = before;
    const again = (path: string) => ['sos', 'brief', 'amend', id, path, '--reason', reason];
    const source = {
      file,
      keep: draft,
      editing: {
        text: briefDraftText(before.terms, id),
        verb: 'brief amend',
        instead: [`sos brief show ${id} --terms > terms.md`, joinWords(again('terms.md'))],
      },
      again,
    };
    return withBriefText(host, source, ({ terms, id: named }) =>
      changeBrief(context, {
        act: 'amended',
        kind: 'amendment',
        conditional: true,
        typed: id,
        plan: (standing, { name }) => {
          const brief = findBrief(standing.briefs, id);
          refuseMovedOn(brief, { version: before.version, named });
          const findings = lintBrief(terms, standing.ruling.roster, id);
          refuseLintErrors(id, findings);
          return { drafts: [amendBrief(brief, { who: name, terms, reason })], warnings: findings };
        },
      }),
    );
  },
});
