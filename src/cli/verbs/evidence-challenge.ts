import { hexOf, shortId } from '../../base/index.ts';
import { briefsOf, findBrief } from '../../briefs/index.ts';
import { draftChallenge } from '../../evidence/index.ts';
import { appendedView } from '../../views/index.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

const NONCE_BYTES = 16;

const ASKED = 'is to be shown by a fresh run';
const ONLY_ASKED = `${ASKED}; other runs go on counting, as its terms do not say fresh: challenge`;

/** `sos evidence challenge`: asks for a run that did not happen yet. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'For the holder of a gate. A run that names the challenge was made after it: an old one cannot be',
    'passed off as new. A criterion that says fresh: challenge takes no other run. A second challenge',
    'asks for another run again.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    criterion: argument('CRITERION', 'The criterion to show again'),
    commit: option('REV', 'The commit to run on; the submitted one, or else HEAD'),
  },
  examples: ['sos evidence challenge S069 tests-pass'],
  async run(input, { workspace, host, offline, once }) {
    const nonce = hexOf(host.random.bytes(NONCE_BYTES));
    let demanded = false as boolean;
    const written = await workspace.write({
      kind: 'challenge',
      once,
      offline,
      plan: async ({ ruling }, { principal }) => {
        const brief = findBrief(briefsOf(ruling), input.brief);
        const revision = input.commit ?? brief.lastSubmission?.record.commit ?? 'HEAD';
        const at = await workspace.repository.commitAndTree(revision);
        if (at === undefined) throw noSuchCommit(revision);
        const { criterion } = input;
        demanded = brief.terms.criteria.some(({ id, fresh }) => id === criterion && fresh);
        const wish = { brief, criterion, commit: at.commit, nonce };
        return { drafts: [draftChallenge(principal, wish)] };
      },
    });
    const { asOf, durability, notShared, records } = written;
    const content = appendedView(written, `${input.criterion} ${demanded ? ASKED : ONLY_ASKED}`);
    const next = records.map(({ id }) => `sos show ${shortId(id)}`);
    return { view: { name: 'appended', content }, asOf, durability, notShared, next };
  },
});
