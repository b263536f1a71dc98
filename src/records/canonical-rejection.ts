/** Why bytes are not a canonical document. */
export type RejectionCode =
  | 'too-large'
  | 'not-utf8'
  | 'unsafe-character'
  | 'malformed'
  | 'bad-key'
  | 'duplicate-key'
  | 'too-deep'
  | 'not-canonical';

/** Carries a reason from deep inside the reader to `decodeCanonical`, which alone catches it. */
export class Rejection {
  readonly code: RejectionCode;
  /** Where in the text, in UTF-16 units. */
  readonly index: number;
  readonly problem: string;

  constructor(code: RejectionCode, index: number, problem: string) {
    this.code = code;
    this.index = index;
    this.problem = problem;
  }
}
