import type { FindingView } from '../views/index.ts';
import { relativeAge } from './wording.ts';
import { bad, command, dim, good, warn, type Line } from './text.ts';

/** What is said beside an answer: how fresh it is, how safe, what comes next. */
export interface Aside {
  readonly asOf?: { readonly tip: string; readonly age: number | undefined } | undefined;
  readonly durability?: 'local' | 'remote' | undefined;
  readonly notShared?: string | undefined;
  readonly next?: readonly string[] | undefined;
}

/** What is said when a verb could not, or the answer is no. */
export interface Complaint {
  readonly message: string;
  readonly code: string;
  readonly hint?: string | undefined;
  readonly next?: readonly string[] | undefined;
  /** What is not there yet, each with what supplies it. */
  readonly missing?: readonly Missing[] | undefined;
}

interface Missing {
  readonly what: string;
  /** To be run as it stands. */
  readonly command?: string;
  /** To be understood: no command. */
  readonly fix?: string;
}

const SHORT_TIP = 8;

/** Renders what can be left out when somebody asks for quiet. */
export function asideLines(aside: Aside): Line[] {
  const { asOf, next = [] } = aside;
  const lines: Line[] = [];
  if (asOf !== undefined)
    lines.push([dim(`as of ${asOf.tip.slice(0, SHORT_TIP)}, ${synced(asOf.age)}`)]);
  if (aside.durability === 'remote') lines.push([good('shared')]);
  return [...lines, ...next.map((line): Line => [dim('next: '), command(line)])];
}

/** Says in the answer itself that only this clone has what was written; why stands beside it. */
export function hereOnlyLines({ durability }: Aside): Line[] {
  return durability === 'local' ? [[warn('safe here only, not shared yet')]] : [];
}

/** Renders the one thing that nobody may miss about a write. */
export function notSharedLines(aside: Aside): Line[] {
  if (aside.durability !== 'local') return [];
  return [[warn(`not shared yet: ${aside.notShared ?? 'the record is safe here only'}`)]];
}

/** Renders what was noticed of the remote while a verb answered something else. */
export function alarmLines(alarms: readonly FindingView[]): Line[] {
  return alarms.map(({ code, message }) => [bad('alarm: '), message, dim(`  ${code}`)]);
}

/** Renders an error: what happened, what helps, the next command, the stable code. */
export function complaintLines(complaint: Complaint): Line[] {
  const { hint, next = [], missing = [] } = complaint;
  const supplied = new Set(missing.map((each) => each.command));
  return [
    [bad('sos: '), complaint.message],
    ...(hint === undefined ? [] : [[dim('  hint: '), hint]]),
    ...missing.flatMap((each): Line[] => [
      [dim('  missing: '), each.what],
      ...(each.command === undefined ? [] : [[dim('     next: '), command(each.command)]]),
      ...(each.fix === undefined ? [] : [[dim('     mend: '), each.fix]]),
    ]),
    ...next
      .filter((line) => !supplied.has(line))
      .map((line): Line => [dim('  next: '), command(line)]),
    [dim(`  code: ${complaint.code}`)],
  ];
}

function synced(age: number | undefined): string {
  return age === undefined ? 'never synced' : `synced ${relativeAge(age)}`;
}
