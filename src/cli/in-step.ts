import type { SosError } from '../base/index.ts';
import type { Workspace } from '../app/index.ts';
import { policyOffline } from './errors-of-answers.ts';

const OFFLINE = { outcome: 'offline' };

/**
 * Gets what others shared before somebody does what cannot be taken back. Two changes of the policy
 * at once freeze it, so a change that cannot be shared at once is none: `cli.policy-offline`.
 */
export async function inStep(
  workspace: Workspace,
  offline: boolean | undefined,
  refusal: (remote: string) => SosError = policyOffline,
): Promise<void> {
  const { remote } = await workspace.read();
  if (remote === undefined) return;
  const { outcome } = offline === true ? OFFLINE : await workspace.sync({ aside: true });
  if (outcome !== 'settled') throw refusal(remote);
}
