import { numberText } from '../base/index.ts';
import type { DemoStepView, DemoView } from '../views/index.ts';
import { columns } from './columns.ts';
import { countText } from './wording.ts';
import { bad, command, dim, good, name, quoted, strong, type Line } from './text.ts';

const MARGIN = dim('  | ');

/** So many saved files are listed one by one. */
const SHOWN = 6;

/** Renders a step: why, who typed what where, and what came of it, behind a margin. */
export function renderDemoStep(step: DemoStepView): Line[] {
  const { scene, who, folder, tells, exit } = step;
  return [
    ...(scene === null ? [] : [[], [strong(scene.title)], [scene.about]]),
    ...(tells === null ? [] : [[], [dim(`# ${tells}`)]]),
    [name(who), ' ', folder, ...typedOrSaved(step)],
    ...savedLines(step),
    ...outputLines(step.stdout),
    ...outputLines(step.stderr),
    ...(exit === null || exit === 0 ? [] : [[MARGIN, `exit ${exit}`]]),
  ];
}

/** Renders the end; the steps were shown as they came. */
export function renderDemo({ steps, asTold, milliseconds, folder }: DemoView): Line[] {
  const time = `${numberText(Math.ceil(milliseconds / 1000))} s`;
  const commands = steps.filter((step) => step.command !== null).length;
  const kept = folder === null ? 'everything is removed again' : `everything is kept in ${folder}`;
  const end = asTold
    ? good(`played as told: ${commands} commands in ${time}`)
    : bad(`stopped: the last of ${commands} commands went otherwise`);
  return [[], [end, `; ${kept}`]];
}

function typedOrSaved({ command: typed, saved }: DemoStepView): Line {
  return typed === null ? [` saves ${countText(saved.length, 'file')}`] : [' $ ', command(typed)];
}

function savedLines({ saved }: DemoStepView): Line[] {
  const cells = saved.slice(0, SHOWN).map(({ path, size }) => [path, `${numberText(size)} bytes`]);
  const rest = saved.length - cells.length;
  return [
    ...columns(cells).map((line): Line => [MARGIN, ...line]),
    ...(rest === 0 ? [] : [[MARGIN, dim(`and ${countText(rest, 'file')} more`)]]),
  ];
}

function outputLines(text: string): Line[] {
  return text === '' ? [] : quoted(text);
}
