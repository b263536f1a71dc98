export { detector } from './detector.ts';
export { detectorWith, type PolicyPattern } from './policy-pattern.ts';
export type { Detector, Finder, SecretMatch } from './secret-match.ts';
export { secretsInText, type ToldPlace } from './errors.ts';
export { fingerprintOf, type ToldSecret } from './fingerprint.ts';
export { screenBytes, screenTexts, type PlacedSecret, type Screened } from './screen.ts';
export { variableFinder } from './value-finder.ts';
export { redact, Redactor, redactWholly, type Redacted } from './redact.ts';
