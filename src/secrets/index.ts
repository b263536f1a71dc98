export { detector } from './detector.ts';
export type { Detector, Finder, SecretMatch } from './secret-match.ts';
export { fingerprintOf, type ToldSecret } from './fingerprint.ts';
export { redact, Redactor, type Redacted } from './redact.ts';
