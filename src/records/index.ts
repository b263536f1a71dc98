export { decodeCanonical, type Decoded } from './canonical-decode.ts';
export { encodeCanonical } from './canonical-encode.ts';
export type { RejectionCode } from './canonical-rejection.ts';
export { checkRecord, draftProblems, orderedRecord, type RecordCheck } from './check-record.ts';
export { contentOf, partsOf, type Content } from './content.ts';
export type { Envelope } from './envelope.ts';
export { type BriefTerms, type Criterion, type GateTerms, type Grade } from './kinds/brief.ts';
export { type MessageType } from './kinds/bus.ts';
export type { Product, Run, TestCounts, TestReport } from './kinds/evidence.ts';
export type { GateFinding } from './kinds/gate.ts';
export { kinds, type FieldsOf, type Kind } from './kinds/index.ts';
export { policyDraft as policyDraftShape, type PolicyTerms } from './kinds/trust.ts';
export { contentsOf } from './record-rules.ts';
export type { Draft, DraftOf, KnownRecord, RecordOf, UnknownRecord } from './record.ts';
export { encodeRecordFile, splitRecordFile, type SplitFile } from './document.ts';
export {
  allowlist as allowlistShape,
  releaseList as releaseListShape,
  type Allowlist,
  type ReleaseList,
} from './release-list.ts';
export { inOrder, type Shape, type ShapeProblem, type TypeOf } from './shape.ts';
export * as shapes from './texts.ts';
export type { Value, ValueMap } from './value.ts';
export { splitFrontMatter, type FrontMatter } from './front-matter.ts';
export { readTypedYaml, type TypedYamlLimits } from './typed-yaml.ts';
export { scanTerms as scanTermsShape, type ScanTerms } from './kinds/scan.ts';
