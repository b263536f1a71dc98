import type { Host } from '../host/index.ts';
import { noLedger } from './errors.ts';
import type { Workspace } from './workspace.ts';

/** What must be there for a workspace to open. */
export interface OpenOptions {
  /** `required`: refuse where the repository has no ledger. */
  readonly ledger: 'required' | 'optional';
}

/** Opens the repository around the working folder, with its ledger. */
export function openWorkspace(host: Host, options: OpenOptions): Promise<Workspace> {
  return Promise.reject(noLedger(host.environment.folder, options.ledger));
}
