import { utf8 } from '../base/index.ts';
import type { Finished } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';

/** A `git fast-import` that runs and has not been told yet what to import. */
export interface ImportRun {
  /** Tells it, and waits for its end. */
  import(stream: Uint8Array): Promise<Finished>;
}

/** An import of nothing: git makes nothing and leaves nothing. */
const NOTHING = utf8('feature done\ndone\n');

/** Starts an import, so that git is ready by the time that there is something to import. */
function startImport(git: GitProgram): ImportRun {
  let tell: (stream: Uint8Array) => void = () => undefined;
  const input = new Promise<Uint8Array>((resolve) => {
    tell = resolve;
  });
  // Its end is part of the stream: where we end before it begins, git ends too and leaves nothing.
  const args = ['fast-import', '--quiet', '--date-format=raw'];
  const finished = git.tryRun(args, { input });
  // Trouble is told to whoever imports, and to nobody if none does.
  finished.catch(() => undefined);
  return {
    import: (stream) => {
      tell(stream);
      return finished;
    },
  };
}

/** At most one import that was started ahead. */
export class ImportAhead {
  readonly #git: GitProgram;
  #run: ImportRun | undefined;

  constructor(git: GitProgram) {
    this.#git = git;
  }

  /** Starts one, unless one waits already; what is returned ends it if nobody took it. */
  expect(): () => Promise<void> {
    this.#run ??= startImport(this.#git);
    return async () => {
      await this.#run?.import(NOTHING).catch(() => undefined);
      this.#run = undefined;
    };
  }

  /** Hands out the one that waits, or starts one now. */
  take(): ImportRun {
    const run = this.#run ?? startImport(this.#git);
    this.#run = undefined;
    return run;
  }
}
