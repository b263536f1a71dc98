/** Where answers and conversation go: stdout is the answer, stderr the conversation. */
export interface Terminal {
  /** Writes to stdout and waits until it is taken; a closed pipe ends quietly. */
  answer(content: string | Uint8Array): Promise<void>;
  /** Writes to stderr. */
  say(content: string | Uint8Array): Promise<void>;
  /** False once whoever read the answer went away (`sos evidence run … | head`). */
  readonly answerIsRead: boolean;
  /** False once whoever read stderr went away. */
  readonly sayIsRead: boolean;
  readonly answerIsTerminal: boolean;
  readonly sayIsTerminal: boolean;
  readonly inputIsTerminal: boolean;
  /** Width in columns, 80 where unknown. */
  readonly columns: number;
  /** Reads standard input to its end, once; refuses above `maxBytes` (`host.input-too-large`). */
  readInput(maxBytes: number): Promise<Uint8Array>;
}
