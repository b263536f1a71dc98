import { spawn } from 'node:child_process';
import { concatBytes, lossyTextOf } from '../../base/index.ts';
import type { Command, Conversation, Finished } from '../processes.ts';

const LINE_FEED = 0x0a;
const MAX_LINE = 64 * 1024;

/** Holds output that has come and nobody asked for yet. */
class Inbox {
  #held: Uint8Array = new Uint8Array();
  #pieces: Uint8Array[] = [];
  #ended = false;
  #wake: (() => void) | undefined;

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Takes as many bytes as `measure` finds in what is held, waiting for more until it finds some. */
  async take(measure: (held: Uint8Array) => number | undefined): Promise<Uint8Array | undefined> {
    for (;;) {
      if (this.#pieces.length > 0)
        this.#held = concatBytes([this.#held, ...this.#pieces.splice(0)]);
      const count = measure(this.#held);
      if (count !== undefined) {
        const taken = this.#held.subarray(0, count);
        this.#held = this.#held.subarray(count);
        return taken;
      }
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Waits until that many bytes came, joining them once: a large object is not copied again and again. */
  async takeExactly(count: number): Promise<Uint8Array | undefined> {
    let size = this.#held.length + this.#pieces.reduce((sum, piece) => sum + piece.length, 0);
    let known = this.#pieces.length;
    while (size < count && !this.#ended) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      for (; known < this.#pieces.length; known += 1) size += this.#pieces[known]?.length ?? 0;
    }
    return this.take((held) => (held.length >= count ? count : undefined));
  }
}

/** Starts a program and talks with it; closing its input ends it. */
export function converse(command: Command): Conversation {
  const child = spawn(command.program, [...command.args], {
    cwd: command.folder,
    env: { ...command.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const inbox = new Inbox();
  let stderr = '';
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (piece: Uint8Array) => {
    inbox.add(piece);
  });
  child.stderr.on('data', (piece: Uint8Array) => {
    stderr = (stderr + lossyTextOf(piece)).slice(-MAX_LINE);
  });
  const end = new Promise<Finished>((resolve) => {
    const finish = (code: number | null, signal: string | null): void => {
      inbox.end();
      const none = new Uint8Array();
      resolve({
        exitCode: code ?? undefined,
        endSignal: signal ?? undefined,
        stdout: none,
        stderr,
        stopped: undefined,
      });
    };
    child.on('error', (error) => {
      stderr = error.message;
      finish(null, null);
    });
    child.on('close', finish);
  });
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        child.stdin.write(bytes, () => {
          resolve();
        });
      }),
    readExactly: (count) => inbox.takeExactly(count),
    readLine: async () => {
      const line = await inbox.take((held) => {
        const end = held.indexOf(LINE_FEED);
        if (end >= 0) return end + 1;
        return held.length > MAX_LINE ? held.length : undefined;
      });
      return line === undefined ? undefined : lossyTextOf(line.subarray(0, line.length - 1));
    },
    end: () => {
      child.stdin.end();
      return end;
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
