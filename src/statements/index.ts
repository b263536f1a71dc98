export { envelope, STATEMENT_NAMESPACE, unsigned, type Envelope } from './envelope.ts';
export { notARelease, notTrusted, notWhole } from './errors.ts';
export { exportedRun } from './exported-run.ts';
export { link } from './link.ts';
export { releaseStatement } from './release-statement.ts';
export type { Statement } from './statement.ts';
export { testResult } from './test-result.ts';
export { verificationResult } from './verification-result.ts';
