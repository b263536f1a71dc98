import type { BriefLintedView } from '../views/index.ts';
import { bad, command, dim, good, id, warn, type Line } from './text.ts';

/** Renders what lint says about each brief. */
export function renderBriefLinted({ subjects }: BriefLintedView): Line[] {
  if (subjects.length === 0) return [[dim('no briefs')]];
  return subjects.flatMap((subject) => [
    [id(subject.subject), ' ', subject.findings.length === 0 ? good('is in order') : ''],
    ...subject.findings.flatMap(({ severity, at, message, fix }): Line[] => [
      ['  ', severity === 'error' ? bad('error') : warn('warning'), ` ${at} ${message}`],
      ['    ', command(fix)],
    ]),
  ]);
}
