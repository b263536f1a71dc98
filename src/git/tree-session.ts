import { utf8 } from '../base/index.ts';
import type { Finished } from '../host/index.ts';
import { objectsMissing, troubleOf } from './errors.ts';
import type { GitProgram } from './git-program.ts';
import { ObjectStream } from './object-stream.ts';
import { parseTreeBytes } from './tree-bytes.ts';
import type { TreeAnswer, TreeReader } from './tree-walk.ts';

/** Bytes of one tree: more than 80,000 names. */
const LARGEST = 8 * 1024 * 1024;

/**
 * Reads trees one after the other, as what is in them asks for more, through one git that goes on
 * until the work is done. Throws `git.*`, such as where a tree is not here.
 */
export async function withTrees<T>(
  git: GitProgram,
  hash: 'sha1' | 'sha256',
  work: (read: TreeReader) => Promise<T>,
): Promise<T> {
  const session = new TreeSession(hash);
  const { signal } = session.over;
  const running = git.tryRun(['cat-file', '--batch'], {
    input: session.asked(),
    onOutput: (piece) => {
      session.take(piece);
    },
    signal,
  });
  const ended = running.then(
    (finished) => {
      session.ended(finished);
    },
    (cause: unknown) => {
      session.fail(cause);
    },
  );
  try {
    return await work((tree) => session.read(tree));
  } catch (cause) {
    session.over.abort();
    throw cause;
  } finally {
    session.finish();
    await ended;
  }
}

interface Waiting {
  readonly give: (answer: TreeAnswer) => void;
  readonly fail: (cause: Error) => void;
}

/** Questions and answers, in one order. */
class TreeSession {
  /** Ends git before it has answered. */
  readonly over = new AbortController();
  readonly #stream: ObjectStream;
  readonly #waiting: Waiting[] = [];
  #next = 0;
  #toAsk: string[] = [];
  #wake: () => void = () => undefined;
  #done = false;
  #trouble: Error | undefined;

  constructor(hash: 'sha1' | 'sha256') {
    const bounds = { whole: LARGEST, overlap: 0 };
    this.#stream = new ObjectStream(bounds, ({ type }, { bytes, offset, last }) => {
      if (!last) return;
      const isWhole = offset === 0;
      if (type !== 'tree') this.#answer('no-tree');
      else this.#answer(isWhole ? parseTreeBytes(bytes, hash) : 'too-large');
    });
  }

  read(tree: string): Promise<TreeAnswer> {
    if (this.#trouble !== undefined) return Promise.reject(this.#trouble);
    return new Promise<TreeAnswer>((give, fail) => {
      this.#waiting.push({ give, fail });
      this.#toAsk.push(tree);
      this.#wake();
    });
  }

  /** What git is asked, as it comes up. */
  async *asked(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#toAsk.length === 0) {
        if (this.#done) return;
        await new Promise<void>((wake) => (this.#wake = wake));
      }
      const lines = this.#toAsk.map((tree) => `${tree}\n`).join('');
      this.#toAsk = [];
      if (lines !== '') yield utf8(lines);
    }
  }

  take(piece: Uint8Array): void {
    this.#stream.push(piece);
    if (this.#stream.absent.length === 0) return;
    this.fail(objectsMissing('read a tree', `${this.#stream.absent.join(', ')} missing`));
  }

  /** No more is asked. */
  finish(): void {
    this.#done = true;
    this.#wake();
  }

  /** Git has ended; whoever still waits for an answer gets none. */
  ended({ stderr }: Finished): void {
    if (this.#next < this.#waiting.length) this.fail(troubleOf('read a tree', stderr));
  }

  fail(cause: unknown): void {
    this.#trouble ??= cause instanceof Error ? cause : troubleOf('read a tree', String(cause));
    for (; this.#next < this.#waiting.length; this.#next += 1) {
      this.#waiting[this.#next]?.fail(this.#trouble);
    }
  }

  #answer(answer: TreeAnswer): void {
    this.#waiting[this.#next]?.give(answer);
    this.#next += 1;
  }
}
