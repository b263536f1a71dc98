import { lossyTextOf, shellWord, utf8 } from '../base/index.ts';
import { gitAt, type GitHost } from './git-program.ts';

/** A line of plain Git that anybody can type, and what Git answered. */
export interface StockAnswer {
  readonly line: string;
  /** Undefined where Git was ended: by a signal, or by us for its time or the size of its answer. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Asks plain Git about one repository. */
export interface StockGit {
  ask(args: readonly string[], input?: readonly string[]): Promise<StockAnswer>;
}

/** Bytes of an answer: some two million objects. A repository that says more is not looked through. */
const MOST = 256 * 1024 * 1024;

/**
 * Asks plain Git about the repository in a git folder; nothing else is looked for. `shown` is how
 * the folder is called in the lines, for whoever types them again.
 */
export function stockGit(host: GitHost, gitFolder: string, shown: string): StockGit {
  const git = gitAt(host, { folder: gitFolder, gitFolder });
  return {
    ask: async (args, input) => {
      const fed = input === undefined ? {} : { input: utf8(input.map((l) => `${l}\n`).join('')) };
      const { exitCode, stdout, stderr } = await git.tryRun(args, { maxOutput: MOST, ...fed });
      const line = ['git', `--git-dir=${shown}`, ...args].map(shellWord).join(' ');
      return { line, exitCode, stdout: lossyTextOf(stdout), stderr };
    },
  };
}
