import type { GitProgram } from './git-program.ts';

/** Reads what git says line by line, however much that is. */
export async function eachLine(
  git: GitProgram,
  call: {
    readonly what: string;
    readonly args: readonly string[];
    readonly end: '\n' | '\0';
    readonly input?: Uint8Array;
    readonly timeout?: number;
  },
  onLine: (line: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let beginning = '';
  const onOutput = (piece: Uint8Array): void => {
    const lines = (beginning + decoder.decode(piece, { stream: true })).split(call.end);
    beginning = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
  const { what, args, input, timeout } = call;
  await git.run(what, args, {
    onOutput,
    ...(input === undefined ? {} : { input }),
    ...(timeout === undefined ? {} : { timeout }),
  });
}
