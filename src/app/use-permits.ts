import { cannotJudge, draftUse, judgePushes, type Push } from '../boundaries/index.ts';
import type { HookName } from './guard-hook.ts';
import { groundOf, spendingIn } from './judge-here.ts';
import type { Workspace } from './workspace.ts';

/**
 * Writes down, before a push leaves, which permits for one push it uses up. A server writes nothing:
 * there the use must have arrived already, or two clones could spend one permit on two commits.
 * Throws `boundaries.cannot-judge`, `boundaries.already-over`.
 */
export async function usePermits(
  workspace: Workspace,
  pushes: readonly Push[],
  hook: HookName,
): Promise<void> {
  const spending = spendingIn(judgePushes(pushes, groundOf(await workspace.readToDecide())));
  const open = spending.filter(({ spent }) => !spent);
  const [first] = open;
  if (first === undefined) return;
  if (hook === 'pre-receive') {
    throw cannotJudge(`its permit holds for one push, and no use of it for this commit was shared`);
  }
  await workspace.write({
    kind: 'permit-use',
    conditional: true,
    plan: ({ ruling }) => {
      const ground = groundOf({ ruling });
      const drafts = open.flatMap(({ permit, commit }) => draftUse(permit, commit, ground) ?? []);
      return { drafts };
    },
  });
}
