import type { SosError } from '../base/index.ts';
import { enrolledHere, runChecks, standingOf } from '../app/index.ts';
import { passThrough, variablesOfPlaces } from '../evidence/index.ts';
import { findersForOutput } from '../secrets/index.ts';
import { nothingToJudge, type Bench } from '../gates/index.ts';
import { gateIn } from './change-gate.ts';
import type { WriteContext } from './verb.ts';

/** Looks up the gate that somebody typed, and who would answer it. */
export async function benchAt(
  { workspace }: WriteContext,
  at: { readonly brief: string; readonly gate: string },
): Promise<Bench> {
  const reading = await workspace.readNow();
  const { principal } = await enrolledHere(workspace, reading);
  const standing = await standingOf(workspace.repository, reading);
  const bench = { ...gateIn(standing, at), giver: principal };
  if (bench.gate.subject === undefined) throw nothingToJudge(bench.gate);
  return bench;
}

/**
 * Runs what the gate has run. What that prints is said beside the answer: the answer is ours. Gives
 * `host.answer-lost` where it could not be said; everything was run and recorded all the same.
 */
export async function runAll(
  context: WriteContext,
  bench: Bench,
  seconds: number | undefined,
): Promise<SosError | undefined> {
  const { workspace, host, offline, once } = context;
  const { settle, ...watch } = passThrough(host.terminal, {
    json: true,
    finders: findersForOutput(host.environment.variables, await variablesOfPlaces(host)),
    clock: host.clock,
    say: (line) => context.say(line),
  });
  const timeout = seconds === undefined ? undefined : seconds * 1000;
  try {
    await runChecks(workspace, bench, { ...watch, timeout, offline, once });
    return await settle();
  } finally {
    await settle();
  }
}
