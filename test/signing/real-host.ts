import { createNodeHost } from '../../src/host/node/index.ts';
import type { SigningHost } from '../../src/signing/index.ts';

const host = createNodeHost();

/** The real machine, with the given variables beside the search path, and a folder as home. */
export function realHost(variables: Record<string, string>, folder: string): SigningHost {
  const { PATH = '' } = host.environment.variables;
  const environment = {
    ...host.environment,
    variables: { PATH, ...variables },
    folder,
    home: folder,
  };
  return { ...host, environment };
}
