import type { Host, RunWatch } from '../host/index.ts';
import { interrupted } from './errors.ts';
import { notPrepared } from './errors-of-reproductions.ts';

/** What prepares a checkout, where, and who sees its output. */
export interface Preparation extends Pick<RunWatch, 'onOutput' | 'signal'> {
  readonly argv: readonly [string, ...string[]];
  readonly folder: string;
}

/**
 * Runs what a clean checkout lacks before its command can run. It is the word of whoever reproduces,
 * and is recorded. Throws `evidence.not-prepared` where it fails: then nothing was tried.
 */
export async function prepareCheckout(
  { runner, environment }: Pick<Host, 'runner' | 'environment'>,
  { argv, folder, ...watch }: Preparation,
): Promise<void> {
  const [program, ...args] = argv;
  const command = { program, args, folder, environment: environment.variables };
  const { exitCode, interrupted: told } = await runner.watch(command, watch);
  if (told) throw interrupted();
  if (exitCode !== 0) throw notPrepared(program, exitCode);
}
