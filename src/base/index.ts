export {
  asciiOf,
  bufferOf,
  concatBytes,
  hexOf,
  lossyTextOf,
  sameBytes,
  sizeOfText,
  textOf,
  utf8,
} from './bytes.ts';
export { sha256Hex } from './digests.ts';
export { looksLikeIdPrefix, SHORT_ID_LENGTH, shortId, type RecordId } from './ids.ts';
export { instantOf, isInstant } from './instants.ts';
export { LIMITS } from './limits.ts';
export { nearest } from './nearest.ts';
export { numberText } from './number-text.ts';
export { SosError, type ErrorDetails, type ErrorKind } from './sos-error.ts';
export { shellQuoted, shellWord } from './shell-word.ts';
export { findUnsafe, showUnsafe } from './unsafe-text.ts';
export { cryptography } from './cryptography.ts';
export { withoutCredentials } from './without-credentials.ts';
export { lazily } from './lazily.ts';
