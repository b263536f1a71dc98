import type { ArrivedView } from '../views/index.ts';
import { mailLines } from './mail-lines.ts';
import type { Line } from './text.ts';

/** Renders what somebody waited for. */
export function renderArrived({ line }: ArrivedView): Line[] {
  return mailLines(line);
}
