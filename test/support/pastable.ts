import { spawnSync } from 'node:child_process';
import { SosError } from '../../src/base/index.ts';
import { splitWords } from '../../src/briefs/index.ts';
import { commandLineOf } from '../../src/cli/command-line.ts';
import { findVerb } from '../../src/cli/find-verb.ts';
import type { Values } from '../../src/cli/parse.ts';
import { readTyped } from '../../src/cli/run-verb.ts';
import { areas } from '../../src/cli/verb-table.ts';

const PLACEHOLDER =
  /(?:^|\s)(?:NAME|ID|C|TEXT|FILE|COMMAND|CMD|BRIEF|GATE|ROLE|KEY|TO|FINGERPRINT|CAPABILITY)(?=\s|$)/;

/** Where the answer of a command goes is the shell's to read, and not ours. */
const INTO_FILE = / > \S+$/;

const VERBS = areas.flatMap((area) => area.verbs);

/** What verbs without these words would open an editor for, or ask somebody else for. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  send: ['text', 'file'],
  reply: ['text', 'file'],
  'brief new': ['file', 'printTemplate'],
  'brief amend': ['file'],
  'gate block': ['finding', 'findings'],
  'evidence add': ['file', 'claim'],
};

/**
 * Names those of a list of next commands that nobody could paste as they are: a shell or the program
 * itself cannot read them, or they want words that only an editor could get.
 */
export async function unpastable(next: readonly string[]): Promise<string[]> {
  const told = await Promise.all(next.map(trouble));
  return told.filter((each) => each !== undefined);
}

async function trouble(command: string): Promise<string | undefined> {
  if (PLACEHOLDER.test(command)) return `${command} (holds a placeholder)`;
  if (!parses(command)) return `${command} (is no command of a shell)`;
  const why = command.startsWith('sos ') ? await misread(command) : undefined;
  return why === undefined ? undefined : `${command} (${why})`;
}

/** A shell reads it as a command and does nothing with it. */
function parses(command: string): boolean {
  return (
    /^(?:sos|git|ssh-add|ssh-keygen)\s/.test(command) &&
    spawnSync('sh', ['-n', '-c', command]).status === 0
  );
}

/** Reads a command as the program does, without running it; says what it lacks. */
async function misread(command: string): Promise<string | undefined> {
  const split = splitWords(command.replace(INTO_FILE, ''));
  if (!split.ok) return split.problem;
  try {
    const { words, rest } = commandLineOf(split.words.slice(1));
    const { entry, args } = findVerb(VERBS, words);
    const verb = entry.path.join(' ');
    const values = await readTyped((await entry.load()).verb, { verb, args, rest });
    return lacksWords(WORDS[verb], values);
  } catch (error) {
    if (error instanceof SosError) return error.message;
    throw error;
  }
}

function lacksWords(any: readonly string[] | undefined, values: Values): string | undefined {
  const given = any?.some((name) => values[name] !== undefined && !isEmpty(values[name])) ?? true;
  return given ? undefined : `wants one of ${any?.join(', ') ?? ''}`;
}

function isEmpty(value: unknown): boolean {
  return value === false || (Array.isArray(value) && value.length === 0);
}
