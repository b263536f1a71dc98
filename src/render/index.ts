import type { Colours } from './paint.ts';

export {
  asideLines,
  complaintLines,
  hereOnlyLines,
  alarmLines,
  notSharedLines,
  type Aside,
  type Complaint,
} from './conversation.ts';
export { paint, type Colours } from './paint.ts';
export type { Page } from './page.ts';
export { renderView } from './registry.ts';
export type { Line } from './text.ts';

/** Loads the look of each meaning; only a terminal that wants colours pays for it. */
export async function loadColours(): Promise<Colours> {
  return (await import('./colours.ts')).terminalColours();
}
