import {
  groundOf,
  judgeHere,
  orCannotJudge,
  pushesIn,
  refuseLedgerLoss,
  usePermits,
} from '../../app/index.ts';
import { isOurs, type Push } from '../../boundaries/index.ts';
import { guardCheckView } from '../../views/index.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { choice, option, optionalArgument } from '../parameters.ts';
import { wholeRef } from '../whole-ref.ts';
import { defineVerb, type WorkContext } from '../verb.ts';

/** What Git says of a push: 10,000 refs and more. */
const LARGEST = 4 * 1024 * 1024;

/** `sos guard check`: whether something may be pushed; for people, and for hooks. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Exit 0: it may be pushed. Exit 3: it must not, and what would open it. Says so without pushing.',
    'With --hook it reads from standard input what Git tells a hook, lets nothing through that it cannot',
    'judge, and before a push leaves writes down which permit for one push is used up by it.',
  ],
  parameters: {
    ref: optionalArgument('REF', 'The branch, or whole ref, on the remote; main without it'),
    commit: option('REV', 'The commit that is to be pushed; HEAD without it'),
    hook: choice(['pre-push', 'pre-receive'], 'Judge what Git says on standard input'),
    ledger: option('ID', 'Believe this ledger and no other, as SOS_LEDGER does'),
  },
  examples: ['sos guard check', 'sos guard check refs/tags/v1 --commit v1'],
  async run({ ref = 'main', commit = 'HEAD', hook }, context) {
    const { workspace, host } = context;
    if (hook === undefined) return answer(context, [await typed(context, ref, commit)]);
    return orCannotJudge(async () => {
      const pushes = pushesIn(await host.terminal.readInput(LARGEST), hook);
      await refuseLedgerLoss(workspace, pushes);
      // Where the ledger was lost, whoever has it must be able to bring it back.
      if (pushes.every(({ ref }) => isOurs(ref))) return { view: NONE, raw: new Uint8Array() };
      const answered = await answer(context, pushes);
      if (answered.failure !== undefined) return { ...answered, beside: true };
      await usePermits(workspace, pushes, hook);
      // A hook that has nothing against it has nothing to say.
      return { ...answered, raw: new Uint8Array() };
    });
  },
});

const NONE = { name: 'guard-check', content: guardCheckView([]) } as const;

async function typed({ workspace }: WorkContext, ref: string, revision: string): Promise<Push> {
  const work = await workspace.repository.commitAndTree(revision);
  if (work === undefined) throw noSuchCommit(revision);
  return { ref: wholeRef(ref), commit: work.commit };
}

async function answer({ workspace }: WorkContext, pushes: readonly Push[]) {
  const reading = await workspace.readToDecide();
  const { judged, refusal } = judgeHere(pushes, groundOf(reading));
  const content = guardCheckView(judged);
  const view = { name: 'guard-check', content } as const;
  return { view, asOf: reading.asOf, failure: refusal };
}
