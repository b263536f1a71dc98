import { draftPermit } from '../../boundaries/index.ts';
import { briefsOf, findBrief } from '../../briefs/index.ts';
import { appendedView } from '../../views/index.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { argument, flag, option } from '../parameters.ts';
import { defineVerb, type WorkContext } from '../verb.ts';
import { wholeRef } from '../whole-ref.ts';

/** `sos permit give`: lets work of a brief be pushed to one ref. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Takes the capability push:REF, and somebody who did none of the work. Holds until it is withdrawn',
    'or the brief ends; with --single for one commit, whichever is pushed first; with --commit for that one.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    ref: argument('REF', 'A branch, or a whole ref such as refs/tags/v1'),
    commit: option('REV', 'Only this commit'),
    single: flag('Only the first push'),
    reason: option('TEXT', 'Why'),
  },
  examples: ['sos permit give S069 main --single --reason "reviewed on the call"'],
  async run({ brief: typed, ref: where, commit: revision, single, reason }, context) {
    const { workspace, once, offline } = context;
    const ref = wholeRef(where);
    const commit = revision === undefined ? undefined : await commitOf(context, revision);
    const written = await workspace.write({
      kind: 'permit',
      said: { ref, ...(reason === undefined ? {} : { reason }) },
      conditional: true,
      once,
      offline,
      plan: ({ ruling }, { principal }) => {
        const brief = findBrief(briefsOf(ruling), typed);
        return { drafts: [draftPermit(principal, { brief, ref, commit, single, reason })] };
      },
    });
    const view = appendedView(written, `${ref} may be pushed for ${typed}`);
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: ['sos permit list'],
    };
  },
});

async function commitOf({ workspace }: WorkContext, revision: string): Promise<string> {
  const work = await workspace.repository.commitAndTree(revision);
  if (work === undefined) throw noSuchCommit(revision);
  return work.commit;
}
