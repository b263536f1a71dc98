export { evidenceFor, judgeEvidence } from './evidence-for.ts';
export { gradeOf, isAtLeast } from './grade-of.ts';
export type { JudgedEvidence, Satisfaction } from './judged-evidence.ts';
export { placeEvidence, type EvidencePlace, type Placement } from './place-evidence.ts';
export { runCommand, type RunRequest, type RunResult, type RunSubject } from './run-command.ts';
export { testCountsIn } from './test-counts.ts';
