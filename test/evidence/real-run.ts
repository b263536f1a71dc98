import { createNodeHost } from '../../src/host/node/index.ts';
import type { RunHost, RunRequest } from '../../src/evidence/run-command.ts';
import type { Placement } from '../../src/evidence/index.ts';

/** The real machine with the given variables beside the search path. */
export function realRunHost(variables: Record<string, string> = {}): RunHost {
  const host = createNodeHost();
  const { PATH = '' } = host.environment.variables;
  return { ...host, environment: { ...host.environment, variables: { PATH, ...variables } } };
}

/** A run of a Node program given as text, in the current folder. */
export function nodeRun(script: string, given: Partial<RunRequest> = {}): RunRequest {
  return {
    argv: [process.execPath, '-e', script],
    folder: process.cwd(),
    shownFolder: '.',
    look: () => Promise.resolve(undefined),
    environment: [],
    timeout: undefined,
    onOutput: () => undefined,
    ...given,
  };
}

/** Evidence that belongs nowhere in particular. */
export const NOWHERE: Placement = { kind: 'evidence' };
