export { amendBrief, type Amending } from './amend-brief.ts';
export {
  asksForCommit,
  isEnded,
  type BriefPeople,
  type Briefs,
  type BriefStanding,
  type BriefState,
  type BriefVersion,
} from './brief-state.ts';
export { answerersOf, mayAnswer } from './blocker-answers.ts';
export {
  changedByOthers,
  lessAskedBefore,
  lessAskedBy,
  toldOfChange,
  type ChangedByOther,
} from './asked-less.ts';
export { lessAskedFinding } from './findings.ts';
export { refuseWhoAskedLess } from './refuse-who-asked-less.ts';
export { briefsOf } from './briefs-of.ts';
export {
  didAgain,
  withoutWorkers,
  workOf,
  workUnknowing,
  type RunFacts,
  type WorkRecord,
} from './work.ts';
export { claimBrief, unclaimBrief } from './claim-brief.ts';
export { cancelBrief, reopenBrief } from './end-brief.ts';
export { briefDraftText } from './brief-draft-text.ts';
export { joinWords, sameWords, splitWords } from './command-line.ts';
export { briefEnded, lintRefused } from './errors.ts';
export { findBrief } from './find-brief.ts';
export { isHolder, signedAsHolder } from './holders.ts';
export { lintBrief } from './lint-brief.ts';
export type { LintFinding } from './lint-finding.ts';
export { nextBriefId } from './next-brief-id.ts';
export { openBrief } from './open-brief.ts';
export { parseBriefDraft, type BriefDraft } from './parse-brief-draft.ts';
export { refuseLintErrors } from './refuse-lint-errors.ts';
export { refuseMovedOn } from './refuse-moved-on.ts';
export { submitWork, type Submitting } from './submit-work.ts';
export { movedByWorkers } from './moved-by-workers.ts';
export { changedFields } from './terms.ts';
export { versionChanges } from './version-changes.ts';
export { versionOf } from './version-of.ts';
export { idTaken } from './errors.ts';
