import { lossyTextOf, utf8 } from '../base/index.ts';
import { splitWords } from '../briefs/index.ts';
import type { Finished } from '../host/index.ts';
import { unreadableLine } from './errors.ts';
import type { PlayedStep } from './played-step.ts';
import type { Editing, Scene, Step, Typing } from './scene.ts';
import { CLONE, type Stage } from './stage.ts';

/**
 * Plays scenes on a stage, step by step, and stops at the first step that does not go as told.
 * Every line of output is what a real program wrote.
 */
export async function* play(scenes: readonly Scene[], stage: Stage): AsyncGenerator<PlayedStep> {
  const kept = new Map<string, string>();
  for (const { title, about, steps } of scenes) {
    for (const [index, step] of steps.entries()) {
      const played = {
        ...(await playStep(step, stage, kept)),
        opens: index === 0 ? { title, about } : undefined,
      };
      yield played;
      if (played.otherwise !== undefined) return;
    }
  }
}

type Unplaced = Omit<PlayedStep, 'opens'>;

function playStep(step: Step, stage: Stage, kept: Map<string, string>): Promise<Unplaced> {
  return 'types' in step ? playTyping(step, stage, kept) : playEditing(step, stage);
}

async function playEditing(step: Editing, stage: Stage): Promise<Unplaced> {
  const { who, tells, saves } = step;
  await stage.save({ who, folder: CLONE }, saves);
  const saved = Object.entries(saves).map(([path, text]) => ({ path, size: utf8(text).length }));
  const silent = { stdout: '', stderr: '', exit: undefined, otherwise: undefined };
  return { who, folder: shownFolder(CLONE), tells, typed: undefined, saved, ...silent };
}

async function playTyping(
  step: Typing,
  stage: Stage,
  kept: Map<string, string>,
): Promise<Unplaced> {
  const { who, tells, folder = CLONE } = step;
  const typed = step.types.replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => kept.get(name) ?? whole,
  );
  const ran = await stage.run(wordsOf(typed), { who, folder });
  const output = { stdout: lossyTextOf(ran.stdout), stderr: ran.stderr };
  const missing = keep(step, `${output.stdout}${output.stderr}`, kept);
  return {
    who,
    folder: shownFolder(folder),
    tells,
    typed,
    saved: [],
    exit: ran.exitCode,
    ...output,
    otherwise: wrongEnd(step, ran) ?? missing,
  };
}

function wordsOf(line: string): readonly string[] {
  const split = splitWords(line);
  if (!split.ok) throw unreadableLine(line, split.problem);
  return split.words;
}

function wrongEnd({ exit = 0 }: Typing, { exitCode, endSignal }: Finished): string | undefined {
  if (exitCode === exit) return undefined;
  return `it ended with ${exitCode ?? endSignal ?? 'nothing'}, and should with ${exit}`;
}

/** Keeps what later steps name, and says what the output should hold and does not. */
function keep(
  { shows = [], keeps = {} }: Typing,
  output: string,
  kept: Map<string, string>,
): string | undefined {
  const absent = shows.find((text) => !output.includes(text));
  if (absent !== undefined) return `it should say: ${absent}`;
  for (const [name, pattern] of Object.entries(keeps)) {
    const found = pattern.exec(output)?.[1];
    if (found === undefined) return `it should name ${name}`;
    kept.set(name, found);
  }
  return undefined;
}

function shownFolder(folder: string): string {
  return folder === '.' ? '~' : `~/${folder}`;
}
