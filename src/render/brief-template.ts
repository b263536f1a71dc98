import type { BriefTemplateView } from '../views/index.ts';
import type { Line } from './text.ts';

/** Renders a template line by line. */
export function renderBriefTemplate(view: BriefTemplateView): Line[] {
  return view.text.split('\n').map((line): Line => [line]);
}
