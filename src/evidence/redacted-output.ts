import { findersForOutput, Redactor, redactWholly, type Finder } from '../secrets/index.ts';
import type { RunWatch } from '../host/index.ts';
import { OutputCapture, type CapturedOutput } from './captured-output.ts';
import { WovenLines } from './woven-lines.ts';

/** Output as it is kept, and how many secrets were taken out of it. */
export interface RedactedCapture extends CapturedOutput {
  readonly redacted: number;
}

/**
 * Keeps the output of a command without the secrets in it: what looks like one, and the values of
 * variables that are not known to be open. Threat: a token that a test prints when it fails, in
 * history for ever; so it is gone before anything is kept, counted or hashed.
 */
export class RedactedOutput {
  readonly #finders: readonly Finder[];
  readonly #lines = new WovenLines();
  readonly #redactor: Redactor;
  readonly #capture = new OutputCapture();

  /** `open` are variables that may be seen: asked for by whoever runs the command, or places. */
  constructor(variables: Readonly<Record<string, string>>, open: readonly string[]) {
    this.#finders = findersForOutput(variables, open);
    this.#redactor = new Redactor(this.#finders);
  }

  readonly add: RunWatch['onOutput'] = (stream, bytes) => {
    this.#capture.add(this.#redactor.add(this.#lines.add(stream, bytes)));
  };

  /** The last bytes, for readers of closing lines; once it is finished. */
  lastBytes(count: number): Uint8Array {
    return this.#capture.lastBytes(count);
  }

  finish(): RedactedCapture {
    this.#capture.add(this.#redactor.add(this.#lines.finish()));
    this.#capture.add(this.#redactor.finish());
    const captured = this.#capture.finish();
    // Where the middle is left out, what stands at the cut may look like a secret only now.
    const { bytes, count } = redactWholly(captured.bytes, ...this.#finders);
    return { ...captured, bytes, redacted: this.#redactor.count + count };
  }
}
