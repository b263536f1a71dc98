import { SosError } from '../base/index.ts';

/** A value that the canonical form cannot say; `at` is its place, such as `criteria[2].id`. */
export function notEncodable(at: string, problem: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'records.not-encodable',
    message: `Cannot write ${at === '' ? 'the record' : at}: it ${problem}. Nothing was written.`,
    facts: { at, problem },
  });
}

/** A signer gave something that is not one armored SSH signature. */
export function notASignature(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'records.not-a-signature',
    message: 'The signer gave no armored SSH signature. The record was not made.',
  });
}
