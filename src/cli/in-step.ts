import type { Workspace } from '../app/index.ts';
import { policyOffline } from './errors-of-answers.ts';

const OFFLINE = { outcome: 'offline' };

/**
 * Gets what others shared before somebody changes who may what. Two changes at once freeze the
 * policy, so a change that cannot be shared at once is none. Throws `cli.policy-offline`.
 */
export async function inStep(workspace: Workspace, offline: boolean | undefined): Promise<void> {
  const { remote } = await workspace.read();
  if (remote === undefined) return;
  const { outcome } = offline === true ? OFFLINE : await workspace.sync({ aside: true });
  if (outcome !== 'settled') throw policyOffline(remote);
}
