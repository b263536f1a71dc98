import type { VersionView } from '../views/index.ts';
import type { Line } from './text.ts';

/** Renders `sos 0.1.0`. */
export function renderVersion(view: VersionView): Line[] {
  return [[`sos ${view.version}`]];
}
