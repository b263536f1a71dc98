import type { View, ViewName, Views } from '../views/index.ts';
import type { Page } from './page.ts';
import type { Line } from './text.ts';

/** Turns an answer into lines. It sees nothing but the view, so text never tells what JSON lacks. */
export type Renderer<N extends ViewName> = (content: Views[N], page: Page) => readonly Line[];

const renderers: { readonly [N in ViewName]: () => Promise<Renderer<N>> } = {
  appended: async () => (await import('./appended.ts')).renderAppended,
  statement: async () => (await import('./statement.ts')).renderStatement,
  status: async () => (await import('./status.ts')).renderStatus,
  evidence: async () => (await import('./evidence.ts')).renderEvidence,
  'evidence-list': async () => (await import('./evidence.ts')).renderEvidenceList,
  'evidence-recorded': async () => (await import('./evidence.ts')).renderEvidenceRecorded,
  log: async () => (await import('./log.ts')).renderLog,
  head: async () => (await import('./head.ts')).renderHead,
  pin: async () => (await import('./pin.ts')).renderPin,
  policy: async () => (await import('./policy.ts')).renderPolicy,
  record: async () => (await import('./record.ts')).renderRecord,
  'release-plan': async () => (await import('./release.ts')).renderReleasePlan,
  'release-built': async () => (await import('./release.ts')).renderReleaseBuilt,
  'release-check': async () => (await import('./release.ts')).renderReleaseCheck,
  'release-pushed': async () => (await import('./release.ts')).renderReleasePushed,
  guard: async () => (await import('./guard.ts')).renderGuard,
  'guard-check': async () => (await import('./guard.ts')).renderGuardCheck,
  'permit-list': async () => (await import('./guard.ts')).renderPermitList,
  roster: async () => (await import('./roster.ts')).renderRoster,
  synced: async () => (await import('./synced.ts')).renderSynced,
  verification: async () => (await import('./verification.ts')).renderVerification,
  doctor: async () => (await import('./doctor.ts')).renderDoctor,
  'brief-changed': async () => (await import('./brief-changed.ts')).renderBriefChanged,
  'brief-list': async () => (await import('./brief-list.ts')).renderBriefList,
  'brief-shown': async () => (await import('./brief-shown.ts')).renderBriefShown,
  'brief-template': async () => (await import('./brief-template.ts')).renderBriefTemplate,
  'brief-linted': async () => (await import('./brief-linted.ts')).renderBriefLinted,
  'gate-list': async () => (await import('./gate-list.ts')).renderGateList,
  'gate-status': async () => (await import('./gate-status.ts')).renderGateStatus,
  'gate-run': async () => (await import('./gate-checks.ts')).renderGateRun,
  'gate-shown': async () => (await import('./gate-shown.ts')).renderGateShown,
  'gate-changed': async () => (await import('./gate-changed.ts')).renderGateChanged,
  'gate-check': async () => (await import('./gate-check.ts')).renderGateCheck,
  arrived: async () => (await import('./arrived.ts')).renderArrived,
  command: async () => (await import('./command.ts')).renderCommand,
  inbox: async () => (await import('./inbox.ts')).renderInbox,
  sent: async () => (await import('./sent.ts')).renderSent,
  thread: async () => (await import('./thread.ts')).renderThread,
  demo: async () => (await import('./demo.ts')).renderDemo,
  'demo-step': async () => (await import('./demo.ts')).renderDemoStep,
  help: async () => (await import('./help.ts')).renderHelp,
  joined: async () => (await import('./joined.ts')).renderJoined,
  scan: async () => (await import('./scan.ts')).renderScan,
  waivers: async () => (await import('./waivers.ts')).renderWaivers,
  started: async () => (await import('./started.ts')).renderStarted,
  completion: async () => (await import('./completion.ts')).renderCompletion,
  version: async () => (await import('./version.ts')).renderVersion,
  whoami: async () => (await import('./whoami.ts')).renderWhoami,
};

/** Renders a view with its own renderer, which alone is loaded. */
export async function renderView<N extends ViewName>(
  view: View<N>,
  page: Page,
): Promise<readonly Line[]> {
  const render = await renderers[view.name]();
  return render(view.content, page);
}
