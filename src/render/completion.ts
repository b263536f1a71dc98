import type { CompletionView } from '../views/index.ts';
import type { Line } from './text.ts';

/** Renders a script for a shell, line by line. */
export function renderCompletion({ script }: CompletionView): Line[] {
  return script
    .trimEnd()
    .split('\n')
    .map((line) => [line]);
}
