import type { Area, VerbEntry } from './verb.ts';

/** Every verb by area, in the order in which somebody meets them. Each is loaded when called. */
export const areas: readonly Area[] = [
  area('Start', {
    init: ['Begin a ledger in this repository', () => import('./verbs/init.ts')],
    join: ['Make a key and ask to be enrolled', () => import('./verbs/join.ts')],
    whoami: ['Whose key signs here, and what it may do', () => import('./verbs/whoami.ts')],
  }),
  area('Here and now', {
    log: ['What happened, newest first', () => import('./verbs/log.ts')],
    show: ['One record, whole', () => import('./verbs/show.ts')],
    search: ['Records that hold a text', () => import('./verbs/search.ts')],
  }),
  area('Briefs', {
    'brief new': ['Open a brief', () => import('./verbs/brief-new.ts')],
    'brief list': ['The briefs that go on', () => import('./verbs/brief-list.ts')],
    'brief show': ['Everything about one brief', () => import('./verbs/brief-show.ts')],
    'brief claim': ['Take a brief on', () => import('./verbs/brief-claim.ts')],
    'brief submit': ['Offer a commit as the answer', () => import('./verbs/brief-submit.ts')],
  }),
  area('People and trust', {
    'identity list': [
      'Who is enrolled, and who asks to be',
      () => import('./verbs/identity-list.ts'),
    ],
    'identity show': ['One principal, with keys', () => import('./verbs/identity-show.ts')],
    'identity admit': ['Enrol a key that asks for it', () => import('./verbs/identity-admit.ts')],
    'identity grant': ['Give further capabilities', () => import('./verbs/identity-grant.ts')],
    'identity revoke': ['End keys of somebody', () => import('./verbs/identity-revoke.ts')],
    'identity rotate': ['Go on with another key', () => import('./verbs/identity-rotate.ts')],
    'identity export': [
      'Keys as ssh-keygen wants them',
      () => import('./verbs/identity-export.ts'),
    ],
    'policy show': ['Who may what', () => import('./verbs/policy-show.ts')],
    verify: ['Check every record, offline', () => import('./verbs/verify.ts')],
  }),
  area('Sharing', {
    sync: ['Fetch, merge and push', () => import('./verbs/sync.ts')],
    doctor: ['What is in order here; --undo removes sos', () => import('./verbs/doctor.ts')],
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
