import type { CommandLine } from './command-line.ts';
import { openContext } from './context.ts';
import { watchDeeds } from './deeds.ts';
import { findVerb } from './find-verb.ts';
import { everyVerb, everyWriter } from './globals.ts';
import type { Typed, Values } from './parse.ts';
import { plainValues } from './plain-words.ts';
import type { Answer, BareContext, Verb } from './verb.ts';

/** Runs the verb that a command line names and gives its answer. */
export async function runVerb(line: CommandLine, bare: BareContext): Promise<Answer> {
  await refuseLostBytes(line);
  const verbs = bare.areas.flatMap((area) => area.verbs);
  const { entry, args } = findVerb(verbs, line.words);
  const { verb } = await entry.load();
  const values = await readTyped(verb, { verb: entry.path.join(' '), args, rest: line.rest });
  const { watched, nothingDone } = watchDeeds(bare);
  return run({ verb, values, bare: watched }, nothingDone);
}

interface Act {
  readonly verb: Verb;
  readonly values: Values;
  readonly bare: BareContext;
}

/** Runs a verb, and once more where all that was wrong was what the clone keeps of the ledger. */
async function run(act: Act, mayBeginAnew: () => boolean): Promise<Answer> {
  const { verb, values, bare } = act;
  const { context, close } = await openContext(bare, { needs: verb.needs, values });
  try {
    const answer = await verb.run(values as never, context as never);
    const noticed = [...(answer.noticed ?? []), ...(context.workspace?.noticed ?? [])];
    return { ...answer, noticed };
  } catch (error) {
    const recovered = (await context.workspace?.recover(error)) === true;
    if (!recovered || !mayBeginAnew()) throw error;
  } finally {
    await close();
  }
  return run(act, () => false);
}

/** What stands for bytes that are no UTF-8: the system's words come with it in their place. */
const LOST = '\ufffd';

/** Threat: a text or a command that is signed or run, and is not what was typed. */
async function refuseLostBytes({ words, rest = [] }: CommandLine): Promise<void> {
  const lost = [...words, ...rest].find((word) => word.includes(LOST));
  if (lost === undefined) return;
  const { bytesLost } = await import('./errors-of-texts.ts');
  throw bytesLost(lost);
}

/**
 * Reads what was typed for a verb. Throws `cli.*` usage errors. Most command lines are read without
 * the parser, which takes longer to load than most verbs.
 */
export async function readTyped(verb: Verb, typed: Typed): Promise<Values> {
  const parameters = {
    ...verb.parameters,
    ...(verb.needs === 'writer' && everyWriter),
    ...everyVerb,
  };
  const plain = plainValues(parameters, typed);
  if (plain !== undefined) return plain;
  const { parse } = await import('./parse.ts');
  return parse(parameters, typed);
}
