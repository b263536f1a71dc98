import { sha256Hex, textOf } from '../base/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { alteredCommand, notACommand } from './errors.ts';

/** A command whole, as its sender signed it. */
export interface CommandText {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly sha256: string;
  /** The same as text; undefined where it is not UTF-8. */
  readonly text: string | undefined;
  readonly folder: string | undefined;
  readonly why: string;
}

/**
 * Holds the bytes of a command against length and digest that its sender signed. There is nothing
 * between the whole command and a refusal: no part of an altered one is shown.
 */
export function commandText(message: TrustedEntry<'message'>, bytes: Uint8Array): CommandText {
  const { command } = message.record;
  if (command === undefined) throw notACommand(message);
  const { size, sha256 } = command.content;
  if (bytes.length !== size || sha256Hex(bytes) !== sha256) throw alteredCommand(message);
  return { bytes, size, sha256, text: textOf(bytes), folder: command.folder, why: command.why };
}
