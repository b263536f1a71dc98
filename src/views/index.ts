export { demoStepView, demoView, type DemoStepView, type DemoView } from './demo.ts';
export type { HelpLine, HelpSection, HelpView } from './help.ts';
export type { View, ViewName, Views } from './registry.ts';
export type { CompletionView } from './completion.ts';
export { versionView, type VersionView } from './version.ts';
export { whoamiView, type WhoamiView } from './whoami.ts';
export { joinedView, type JoinedView } from './joined.ts';
export { startedView, type StartedView } from './started.ts';
export { appendedView, type AppendedView } from './appended.ts';
export { logView, type LogView } from './log.ts';
export type { HeadView } from './head.ts';
export type { PinView } from './pin.ts';
export { policyView, type PolicyView, type ProposalView } from './policy.ts';
export { recordLine, requestLine, type RecordLine } from './record-line.ts';
export { recordView, type RecordView } from './record.ts';
export {
  proofView,
  releasePlanView,
  type ProofView,
  type ReleaseBuiltView,
  type ReleaseCheckView,
  type ReleasePlanView,
  type ReleasePushedView,
} from './release.ts';
export { rosterView, type PrincipalView, type RequestView, type RosterView } from './roster.ts';
export { syncedView, type SyncedView } from './synced.ts';
export { verificationView, type FindingView, type VerificationView } from './verification.ts';
export { doctorView, type DoctorView, type SymptomView } from './doctor.ts';
export type { BriefAct, BriefChangedView } from './brief-changed.ts';
export { briefLine, moveView, type BriefLine, type MoveView } from './brief-line.ts';
export { briefListView, type BriefListView } from './brief-list.ts';
export { briefShownView, type BriefShownView } from './brief-shown.ts';
export type { BriefTemplateView } from './brief-template.ts';
export type { CriterionView, EvidenceLine } from './criterion.ts';
export type { GateLine } from './gate-line.ts';
export type { GateFindingView, JudgedVerdictView, VerdictView } from './verdict.ts';
export { briefLintedView, type BriefLintedView, type LintedBrief } from './brief-linted.ts';
export { gateChangedView, type GateAct, type GateChangedView } from './gate-changed.ts';
export { gateCheckView, type GateCheckView } from './gate-check.ts';
export { gateListView, type GateListView } from './gate-list.ts';
export { diffView, gateShownView, type DiffView, type GateShownView } from './gate-shown.ts';
export { gateStatusView, type GateStatusView } from './gate-status.ts';
export type { CapabilityView } from './capability.ts';
export { leakView, type LeakView } from './leak.ts';
export { apartView, begunView, declinedView, mailLine, sentLine, threadPart } from './mail-line.ts';
export type {
  ArrivedView,
  BegunView,
  DeclinedView,
  CommandView,
  DeskView,
  InboxView,
  MailLine,
  OwedLine,
  SentLine,
  SentView,
  ThreadPart,
  ThreadView,
} from './mail.ts';
export {
  evidenceView,
  placedEvidenceLine,
  type EvidenceListView,
  type EvidenceRecordedView,
  type EvidenceView,
  type PlacedEvidenceLine,
  type RunView,
} from './evidence.ts';
export { statementView, type StatementView } from './statement.ts';
export {
  statusView,
  type FurtherKeyView,
  type HeldUpView,
  type OpenMoveView,
  type StatusView,
} from './status.ts';
export { scanView, type ScanView } from './scan.ts';
export { waiversView, type WaiversView } from './waivers.ts';
export { findingView } from './verification.ts';
export {
  guardCheckView,
  permitView,
  type GuardCheckView,
  type GuardView,
  type PermitListView,
  type PermitView,
} from './guard.ts';
export { gateRunView, type GateCheckRunView, type GateRunView } from './gate-checks.ts';
