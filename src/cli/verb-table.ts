import type { Area, VerbEntry } from './verb.ts';

/** Every verb by area, in the order in which somebody meets them. Each is loaded when called. */
export const areas: readonly Area[] = [
  area('Start', {
    init: ['Begin a ledger in this repository', () => import('./verbs/init.ts')],
    join: ['Make a key and ask to be enrolled', () => import('./verbs/join.ts')],
    whoami: ['Whose key signs here, and what it may do', () => import('./verbs/whoami.ts')],
  }),
  area('About sos', {
    version: ['Which sos this is', () => import('./verbs/version.ts')],
    help: ['What there is to type', () => import('./verbs/help.ts')],
  }),
];

type Lines = Readonly<Record<string, readonly [summary: string, load: VerbEntry['load']]>>;

function area(title: string, lines: Lines): Area {
  const entries = Object.entries(lines);
  return {
    title,
    verbs: entries.map(([words, [summary, load]]) => ({ path: words.split(' '), summary, load })),
  };
}
