import type { AppendedView } from './appended.ts';
import type { LogView } from './log.ts';
import type { HeadView } from './head.ts';
import type { PinView } from './pin.ts';
import type { PolicyView } from './policy.ts';
import type { RecordView } from './record.ts';
import type {
  ReleaseBuiltView,
  ReleaseCheckView,
  ReleasePlanView,
  ReleasePushedView,
} from './release.ts';
import type { RosterView } from './roster.ts';
import type { SyncedView } from './synced.ts';
import type { VerificationView } from './verification.ts';
import type { GuardCheckView, GuardView, PermitListView } from './guard.ts';
import type { DoctorView } from './doctor.ts';
import type { BriefChangedView } from './brief-changed.ts';
import type { BriefListView } from './brief-list.ts';
import type { BriefShownView } from './brief-shown.ts';
import type { BriefTemplateView } from './brief-template.ts';
import type { BriefLintedView } from './brief-linted.ts';
import type { GateListView } from './gate-list.ts';
import type { GateStatusView } from './gate-status.ts';
import type { GateRunView } from './gate-checks.ts';
import type { GateShownView } from './gate-shown.ts';
import type { GateChangedView } from './gate-changed.ts';
import type { GateCheckView } from './gate-check.ts';
import type { ArrivedView, CommandView, InboxView, SentView, ThreadView } from './mail.ts';
import type { DemoStepView, DemoView } from './demo.ts';
import type { EvidenceListView, EvidenceRecordedView, EvidenceView } from './evidence.ts';
import type { StatementView } from './statement.ts';
import type { StatusView } from './status.ts';
import type { HelpView } from './help.ts';
import type { JoinedView } from './joined.ts';
import type { ScanView } from './scan.ts';
import type { WaiversView } from './waivers.ts';
import type { StartedView } from './started.ts';
import type { CompletionView } from './completion.ts';
import type { VersionView } from './version.ts';
import type { WhoamiView } from './whoami.ts';

/** Every answer that sos can give, by name. The shape is public: a field may come, none goes. */
export interface Views {
  readonly appended: AppendedView;
  readonly evidence: EvidenceView;
  readonly statement: StatementView;
  readonly status: StatusView;
  readonly 'evidence-list': EvidenceListView;
  readonly 'evidence-recorded': EvidenceRecordedView;
  readonly log: LogView;
  readonly head: HeadView;
  readonly pin: PinView;
  readonly policy: PolicyView;
  readonly record: RecordView;
  readonly 'release-plan': ReleasePlanView;
  readonly 'release-built': ReleaseBuiltView;
  readonly 'release-check': ReleaseCheckView;
  readonly 'release-pushed': ReleasePushedView;
  readonly guard: GuardView;
  readonly 'guard-check': GuardCheckView;
  readonly 'permit-list': PermitListView;
  readonly roster: RosterView;
  readonly synced: SyncedView;
  readonly verification: VerificationView;
  readonly doctor: DoctorView;
  readonly 'brief-changed': BriefChangedView;
  readonly 'brief-list': BriefListView;
  readonly 'brief-shown': BriefShownView;
  readonly 'brief-template': BriefTemplateView;
  readonly 'brief-linted': BriefLintedView;
  readonly 'gate-list': GateListView;
  readonly 'gate-status': GateStatusView;
  readonly 'gate-run': GateRunView;
  readonly 'gate-shown': GateShownView;
  readonly 'gate-changed': GateChangedView;
  readonly 'gate-check': GateCheckView;
  readonly arrived: ArrivedView;
  readonly command: CommandView;
  readonly inbox: InboxView;
  readonly sent: SentView;
  readonly thread: ThreadView;
  readonly demo: DemoView;
  readonly 'demo-step': DemoStepView;
  readonly help: HelpView;
  readonly joined: JoinedView;
  readonly scan: ScanView;
  readonly waivers: WaiversView;
  readonly started: StartedView;
  readonly version: VersionView;
  readonly completion: CompletionView;
  readonly whoami: WhoamiView;
}

/** The name of an answer's shape. */
export type ViewName = keyof Views;

/** An answer with the name of its shape. `content` is what `--json` prints under `data`. */
export type View<N extends ViewName = ViewName> = {
  readonly [K in N]: { readonly name: K; readonly content: Views[K] };
}[N];
