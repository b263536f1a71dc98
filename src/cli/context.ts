import type { OpeningWish, Workspace } from '../app/index.ts';
import type { Host } from '../host/index.ts';
import type { Values } from './parse.ts';
import type { BareContext, Needs, WriteContext } from './verb.ts';

/** What a verb is given, and how to let go of it. */
export interface OpenContext {
  readonly context: BareContext & Partial<WriteContext>;
  readonly close: () => Promise<void>;
}

/** Opens what a verb needs and nothing more: `help` works where there is no repository. */
export async function openContext(
  bare: BareContext,
  { needs, values }: { readonly needs: Needs; readonly values: Values },
): Promise<OpenContext> {
  const here = { ...bare, host: hostWith(bare.host, values) };
  if (needs === 'nothing') return { context: here, close: () => Promise.resolve() };
  const workspace = await open(here.host, {
    ailing: needs === 'clone',
    allowRedacted: values['allowRedacted'] === true,
  });
  const once = typeof values['once'] === 'string' ? values['once'] : undefined;
  return {
    context: { ...here, workspace, offline: values['offline'] === true, once },
    close: () => workspace.close(),
  };
}

/** The one place where the command line opens a workspace. */
async function open(host: Host, how: OpeningWish): Promise<Workspace> {
  const { openWorkspace } = await import('./open-workspace.ts');
  const opening = openWorkspace(host, how);
  // While Git looks, what the answer will be rendered with is loaded.
  await import('../render/index.ts');
  return opening;
}

/** The machine as the options see it: started in another folder, believing another ledger. */
function hostWith(host: Host, { C: folder, ledger }: Values): Host {
  const { environment, files } = host;
  const variables =
    typeof ledger === 'string'
      ? { ...environment.variables, SOS_LEDGER: ledger }
      : environment.variables;
  const at =
    typeof folder === 'string' ? files.absolute(folder, environment.folder) : environment.folder;
  return { ...host, environment: { ...environment, variables, folder: at } };
}
