export { alreadySaid } from './already-said.ts';
export { checkGates } from './check-gates.ts';
export type { CheckState, GateCheck } from './checks.ts';
export { checksNotGood, nothingToRun } from './errors-of-checks.ts';
export { refuseForked, refuseOwnFork } from './refuse-forked.ts';
export { refuseUnseen } from './refuse-unseen.ts';
export { noSuchGate, notEvidence, nothingToJudge } from './errors.ts';
export { readFindings } from './read-findings.ts';
export {
  closeBrief,
  criteriaFor,
  forksOfClosing,
  missingToClose,
  type Closing,
} from './close-brief.ts';
export { closingFindings } from './closings.ts';
export { owedByWorkers, type CriterionState, type Missing } from './criteria.ts';
export { gateNamed, standingsFor } from './gate-named.ts';
export { gateQuestion, type AskedGate, type GateQuestion } from './gate-question.ts';
export type {
  Affected,
  Flaw,
  Gates,
  GateStanding,
  GateState,
  GateVerdict,
  JudgedVerdict,
  Subject,
} from './gate-state.ts';
export { gatesOf, gatesOn, subjectsOf, type Surroundings } from './gates-of.ts';
export {
  blockGate,
  passGate,
  refuseToAnswer,
  withdrawVerdict,
  type Bench,
  type Saying,
} from './give-verdict.ts';
export type { Move } from './move.ts';
export { heldUpGates, type HeldUpGate } from './held-up.ts';
export { movesOf, type Board } from './moves.ts';
export { missingCertainty, waysOut } from './doubts.ts';
export { requestsOf } from './requests-of.ts';
export { requestGate, type Asking } from './request-gate.ts';
