import type { Area, VerbEntry } from './verb.ts';

/** Every verb by area, in the order in which somebody meets them. Each is loaded when called. */
export const areas: readonly Area[] = [
  area('Start', {
    init: ['Begin a ledger in this repository', () => import('./verbs/init.ts')],
    join: ['Make a key and ask to be enrolled', () => import('./verbs/join.ts')],
    demo: ['The whole loop, played in a throwaway folder', () => import('./verbs/demo.ts')],
    whoami: ['Whose key signs here, and what it may do', () => import('./verbs/whoami.ts')],
  }),
  area('Here and now', {
    status: ['Whose move it is, and the next verb', () => import('./verbs/status.ts')],
    log: ['What happened, newest first', () => import('./verbs/log.ts')],
    show: ['One record, whole', () => import('./verbs/show.ts')],
    search: ['Records that hold a text', () => import('./verbs/search.ts')],
  }),
  area('Briefs', {
    'brief new': ['Open a brief', () => import('./verbs/brief-new.ts')],
    'brief list': ['The briefs that go on', () => import('./verbs/brief-list.ts')],
    'brief show': ['Everything about one brief', () => import('./verbs/brief-show.ts')],
    'brief claim': ['Take a brief on', () => import('./verbs/brief-claim.ts')],
    'brief amend': [
      'Ask for something else, with a reason',
      () => import('./verbs/brief-amend.ts'),
    ],
    'brief unclaim': ['Give a claim back', () => import('./verbs/brief-unclaim.ts')],
    'brief submit': ['Offer a commit as the answer', () => import('./verbs/brief-submit.ts')],
    'brief close': ['End a brief as done', () => import('./verbs/brief-close.ts')],
    'brief cancel': ['End a brief as not to be done', () => import('./verbs/brief-cancel.ts')],
    'brief reopen': ['Take an ended brief up again', () => import('./verbs/brief-reopen.ts')],
    'brief lint': ['What would keep briefs from being done', () => import('./verbs/brief-lint.ts')],
  }),
  area('Gates', {
    'gate list': ['The gates, and who holds them', () => import('./verbs/gate-list.ts')],
    'gate status': [
      'Where gates stand, and whom they wait for',
      () => import('./verbs/gate-status.ts'),
    ],
    'gate show': [
      'Everything that whoever answers has to know',
      () => import('./verbs/gate-show.ts'),
    ],
    'gate request': ['Ask a gate for a verdict', () => import('./verbs/gate-request.ts')],
    'gate run': ['Run what the gate has run', () => import('./verbs/gate-run.ts')],
    'gate pass': ['Pass a gate', () => import('./verbs/gate-pass.ts')],
    'gate block': ['Block a gate with findings', () => import('./verbs/gate-block.ts')],
    'gate withdraw': ['Take a verdict back', () => import('./verbs/gate-withdraw.ts')],
    'gate export': [
      'A pass in the formats of others, signed',
      () => import('./verbs/gate-export.ts'),
    ],
    'gate check': ['For CI: exit 0 only when passed', () => import('./verbs/gate-check.ts')],
  }),
  area('Bus', {
    send: ['A message to somebody', () => import('./verbs/send.ts')],
    inbox: ['What waits for you', () => import('./verbs/inbox.ts')],
    sent: ['What you sent and what became of it', () => import('./verbs/sent.ts')],
    reply: ['Answer a message', () => import('./verbs/reply.ts')],
    ack: ['Sign that you have something', () => import('./verbs/ack.ts')],
    thread: ['A conversation, whole', () => import('./verbs/thread.ts')],
    watch: ['Say what comes in', () => import('./verbs/watch.ts')],
    wait: ['Return when something is there', () => import('./verbs/wait.ts')],
    'command show': ['A command, byte for byte', () => import('./verbs/command-show.ts')],
    'command accept': ['Take a command on', () => import('./verbs/command-accept.ts')],
    'command run': ['Run a command, by your own word', () => import('./verbs/command-run.ts')],
    'command decline': ['Say that you will not run it', () => import('./verbs/command-decline.ts')],
  }),
  area('Evidence', {
    'evidence run': [
      'Run a command and record how it went',
      () => import('./verbs/evidence-run.ts'),
    ],
    'evidence reproduce': [
      "Do somebody else's run again",
      () => import('./verbs/evidence-reproduce.ts'),
    ],
    'evidence challenge': [
      'Ask for a run that did not happen yet',
      () => import('./verbs/evidence-challenge.ts'),
    ],
    'evidence add': ['Record a file, or a claim', () => import('./verbs/evidence-add.ts')],
    'evidence export': [
      'A run in the formats of others, signed',
      () => import('./verbs/evidence-export.ts'),
    ],
    'evidence list': ['Evidence, and what it is worth', () => import('./verbs/evidence-list.ts')],
    'evidence show': ['One piece of evidence, whole', () => import('./verbs/evidence-show.ts')],
  }),
  area('Scans', {
    scan: ['Look for what must not be here', () => import('./verbs/scan.ts')],
    'scan waive': ['Let one finding be, for a time', () => import('./verbs/scan-waive.ts')],
    'scan unwaive': ['Take a waiver back', () => import('./verbs/scan-unwaive.ts')],
    'scan waivers': ['What is let be, and until when', () => import('./verbs/scan-waivers.ts')],
  }),
  area('Boundaries', {
    'guard install': ['Ask before every push, by a hook', () => import('./verbs/guard-install.ts')],
    'guard remove': ['Take that hook out again', () => import('./verbs/guard-remove.ts')],
    'guard check': ['Whether something may be pushed', () => import('./verbs/guard-check.ts')],
    'permit give': ['Let work be pushed to one ref', () => import('./verbs/permit-give.ts')],
    'permit list': ['What may be pushed, on whose word', () => import('./verbs/permit-list.ts')],
    'permit withdraw': ['Take a permit back', () => import('./verbs/permit-withdraw.ts')],
  }),
  area('Releases', {
    'release plan': ['What may leave, path by path', () => import('./verbs/release-plan.ts')],
    'release build': [
      'Build it from nothing but that list',
      () => import('./verbs/release-build.ts'),
    ],
    'release check': [
      'Prove that a repository holds nothing else',
      () => import('./verbs/release-check.ts'),
    ],
    'release push': [
      'Give it to an empty remote, and look again',
      () => import('./verbs/release-push.ts'),
    ],
    'release export': [
      'A release in the formats of others, signed',
      () => import('./verbs/release-export.ts'),
    ],
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
    'identity adopt': ['Let late records count', () => import('./verbs/identity-adopt.ts')],
    'identity rotate': ['Go on with another key', () => import('./verbs/identity-rotate.ts')],
    'identity export': [
      'Keys as ssh-keygen wants them',
      () => import('./verbs/identity-export.ts'),
    ],
    'policy show': [
      'Who may what, and who decides on that',
      () => import('./verbs/policy-show.ts'),
    ],
    'policy propose': ['Draft the next policy', () => import('./verbs/policy-propose.ts')],
    'policy approve': [
      "Give a founder's word for a proposal",
      () => import('./verbs/policy-approve.ts'),
    ],
    'policy choose': [
      'Follow one of two that froze a policy',
      () => import('./verbs/policy-choose.ts'),
    ],
    withhold: ['Take a secret out of sight', () => import('./verbs/withhold.ts')],
    head: ['This state in eight words, to compare by voice', () => import('./verbs/head.ts')],
    'pin show': ['What the code branch vouches for', () => import('./verbs/pin-show.ts')],
    'pin write': ['Vouch for what is there now', () => import('./verbs/pin-write.ts')],
    verify: ['Check every record, offline', () => import('./verbs/verify.ts')],
  }),
  area('Sharing', {
    sync: ['Fetch, merge and push', () => import('./verbs/sync.ts')],
    doctor: ['What is in order here; --undo removes sos', () => import('./verbs/doctor.ts')],
  }),
  area('About sos', {
    version: ['Which sos this is', () => import('./verbs/version.ts')],
    completion: ['Let a shell complete what you type', () => import('./verbs/completion.ts')],
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
