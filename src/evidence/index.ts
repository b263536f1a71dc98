export { apartFromHere } from './apart-from-here.ts';
export { challengeProblem, openChallenges } from './challenges.ts';
export { draftChallenge } from './draft-challenge.ts';
export { evidenceFindings } from './evidence-findings.ts';
export { evidenceFor, judgeEvidence, type EvidenceAround } from './evidence-for.ts';
export { evidenceIn } from './evidence-in.ts';
export { gradeOf } from './grade-of.ts';
export type { JudgedEvidence, Satisfaction } from './judged-evidence.ts';
export { addClaim, addFile, type OfferedFile } from './offer-evidence.ts';
export { passThrough, type PassThrough } from './pass-through.ts';
export { countsOf } from './run-facts.ts';
export { prepareCheckout } from './prepare-checkout.ts';
export { placeEvidence, type EvidencePlace, type Placement } from './place-evidence.ts';
export {
  contentNotWhole,
  fileOrClaim,
  interrupted,
  noContent,
  notARun,
  notChallenged,
  nothingToRun,
  outsideWorkTree,
  ranBadly,
} from './errors.ts';
export type { Leaves } from './leaves.ts';
export {
  badPreparation,
  noSuchFolder,
  nothingToCheckOut,
  subjectMissing,
} from './errors-of-reproductions.ts';
export { outputKept } from './output-kept.ts';
export { refuseNotAllowed, refuseToMakeWorker } from './refuse-vain-run.ts';
export type { RunRequest } from './run-command.ts';
export type { Look } from './run-subject.ts';
export { commitOf, isSubjectMissing, withSubject } from './with-subject.ts';
export { variablesOfPlaces } from './variables-of-places.ts';
export { runEvidence, type EvidencePlan, type RanEvidence } from './run-evidence.ts';
