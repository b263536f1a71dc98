import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, lossyTextOf, utf8 } from '../../src/base/index.ts';
import { OutputCapture } from '../../src/evidence/captured-output.ts';
import { addClaim, addFile, passThrough } from '../../src/evidence/index.ts';
import { answerLost } from '../../src/host/errors.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { findersForOutput } from '../../src/secrets/index.ts';
import { codeOf } from '../support/gate-story.ts';
import { NOWHERE } from './real-run.ts';

/** Lets output through where nothing is to be said of it. */
const SILENT = {
  json: false,
  finders: [],
  clock: createNodeHost().clock,
  say: () => Promise.resolve(),
};

describe('captured output', () => {
  it('is everything, or both ends and a true count of what is not there', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 50 }), (added, limit) => {
        const capture = new OutputCapture(limit);
        for (const piece of added) capture.add(piece);
        const whole = concatBytes(added);
        const { bytes, total, dropped } = capture.finish();
        expect(total).toBe(whole.length);
        expect(dropped).toBe(Math.max(0, whole.length - 2 * limit));
        if (dropped === 0) expect(bytes).toEqual(whole);
        else {
          expect(bytes.slice(0, limit)).toEqual(whole.slice(0, limit));
          expect(bytes.slice(-limit)).toEqual(whole.slice(-limit));
          expect(lossyTextOf(bytes.slice(limit, -limit))).toContain(`[sos: ${dropped} bytes`);
        }
        const last = Math.min(limit, 10);
        expect(capture.lastBytes(last)).toEqual(whole.slice(-last));
      }),
    );
  });

  it('does not change when whoever gave it uses the memory again', () => {
    const capture = new OutputCapture(4);
    const piece = new Uint8Array([1, 2, 3, 4, 5, 6]);
    capture.add(piece);
    piece.fill(0);
    expect([...capture.finish().bytes]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('output that is let through', () => {
  const play = async (json: boolean) => {
    const written: [string, string | Uint8Array][] = [];
    const later = (name: string) => async (content: string | Uint8Array) => {
      await Promise.resolve();
      written.push([name, content]);
    };
    const read = { answerIsRead: true, sayIsRead: true };
    const seen = { ...read, answerIsTerminal: true, sayIsTerminal: true };
    const terminal = { answer: later('answer'), say: later('say'), ...seen };
    const through = passThrough(terminal, { ...SILENT, json });
    through.onOutput('stdout', new Uint8Array([0xc3]));
    through.onOutput('stderr', new Uint8Array([0xc3]));
    through.onOutput('stdout', new Uint8Array([0xa9]));
    through.onOutput('stderr', new Uint8Array([0xa9]));
    through.onOutput('stderr', new Uint8Array([0xe2, 0x82]));
    await through.settle();
    return written;
  };

  it('goes to the same stream in the same order, byte for byte', async () => {
    expect(await play(false)).toEqual([
      ['answer', new Uint8Array([0xc3])],
      ['say', new Uint8Array([0xc3])],
      ['answer', new Uint8Array([0xa9])],
      ['say', new Uint8Array([0xa9])],
      ['say', new Uint8Array([0xe2, 0x82])],
    ]);
  });

  it('leaves stdout alone where that is kept for one JSON document', async () => {
    const written = await play(true);
    expect(written.map(([name]) => name)).toEqual(['say', 'say', 'say', 'say', 'say']);
  });
});

describe('output that becomes a transcript', () => {
  const key = ['ghp', 'k9Xq2LmZ7'.repeat(4)].join('_');
  const block = [
    '-----BEGIN',
    ' PRIVATE KEY-----\n',
    `${'Qk9k/a+8'.repeat(8)}\n`.repeat(4),
    '-----END',
    ' PRIVATE KEY-----\n',
  ];

  /** Shows pieces to something that reads along; gives what it has read after each. */
  const read = async (...pieces: string[]): Promise<string[]> => {
    let answered = '';
    const terminal = {
      answer: (content: string | Uint8Array) => {
        answered += lossyTextOf(content as Uint8Array);
        return Promise.resolve();
      },
      say: () => Promise.resolve(),
      answerIsRead: true,
      sayIsRead: true,
      answerIsTerminal: false,
      sayIsTerminal: false,
    };
    const through = passThrough(terminal, { ...SILENT, finders: findersForOutput({}, []) });
    const seen: string[] = [];
    for (const piece of pieces) {
      through.onOutput('stdout', utf8(piece));
      await new Promise((settled) => setImmediate(settled));
      seen.push(answered);
    }
    await through.settle();
    return [...seen, answered];
  };

  it('comes line by line, without the secrets in it, however it is cut', async () => {
    const seen = await read('one\ntoken ', key.slice(0, 9), `${key.slice(9)} is set\n2`, ' passed');
    expect(seen[0]).toBe('one\n');
    expect(seen.at(-1)).toBe('one\ntoken [redacted:github-token] is set\n2 passed');
  });

  it('waits for the end of a key in several lines', async () => {
    const seen = await read('a\n', ...block, 'b\n');
    expect(seen.join('')).not.toContain('Qk9k');
    expect(seen.at(-1)).toBe('a\n[redacted:private-key]\nb\n');
  });
});

describe('output that nobody takes', () => {
  /** A run into a terminal whose reader goes away after the first piece, or whose disk is full. */
  const play = (trouble?: Error) => {
    const written: string[] = [];
    const said: string[] = [];
    const time = { at: 0 };
    const terminal = {
      answerIsRead: true,
      sayIsRead: true,
      answerIsTerminal: true,
      sayIsTerminal: true,
      answer: (content: string | Uint8Array) => {
        if (trouble !== undefined) return Promise.reject(trouble);
        written.push(lossyTextOf(content as Uint8Array));
        terminal.answerIsRead = false;
        return Promise.resolve();
      },
      say: (content: string | Uint8Array) => {
        written.push(lossyTextOf(content as Uint8Array));
        return Promise.resolve();
      },
    };
    const through = passThrough(terminal, {
      ...SILENT,
      clock: { ...SILENT.clock, elapsed: () => time.at },
      say: (line) => {
        said.push(line);
        return Promise.resolve();
      },
      bound: { bytes: 4, milliseconds: 1000 },
    });
    const print = async (text: string, stream: 'stdout' | 'stderr' = 'stdout') => {
      through.onOutput(stream, utf8(text));
      await new Promise((settled) => setImmediate(settled));
    };
    return { through, print, written, said, time };
  };

  it('is left out, and the other stream goes on', async () => {
    const { through, print, written, said } = play();
    for (const text of ['one', 'two']) await print(text);
    await print('three', 'stderr');
    expect(await through.settle()).toBeUndefined();
    expect(written).toEqual(['one', 'three']);
    expect(said).toEqual([expect.stringContaining('the run is recorded all the same')]);
    expect(through.signal.aborted).toBe(false);
  });

  it('ends the command once there is too much of it', async () => {
    const { through, print, said } = play();
    for (const text of ['one', 'more', '!', '!']) await print(text);
    expect(through.signal.aborted).toBe(true);
    await through.settle();
    expect(said.slice(1)).toEqual([expect.stringContaining('and was ended')]);
  });

  it('ends the command that prints on for too long', async () => {
    const { through, print, time } = play();
    await print('one');
    time.at = 1000;
    await print('a');
    expect(through.signal.aborted).toBe(false);
    time.at = 1001;
    await print('b');
    expect(through.signal.aborted).toBe(true);
  });

  it('is told of at the end where it could not be written', async () => {
    const lost = answerLost('standard output', Object.assign(new Error(), { code: 'ENOSPC' }));
    const { through, print, written } = play(lost);
    for (const text of ['one', 'two']) await print(text);
    expect(await through.settle()).toBe(lost);
    expect(written).toEqual([]);
  });

  it('hides no mistake of ours', async () => {
    const { through, print } = play(new TypeError('a bug'));
    await print('one');
    await expect(through.settle()).rejects.toThrow('a bug');
  });
});

describe('a file and a claim', () => {
  it('are drafts that say what they are', () => {
    const bytes = new Uint8Array([1, 2]);
    const plan = addFile(NOWHERE, { name: 'scan.log', bytes, commit: 'a'.repeat(40) });
    expect(plan.contents).toEqual([bytes]);
    expect(plan.drafts[0]).toMatchObject({ file: { name: 'scan.log', content: { size: 2 } } });
    const claim = addClaim(NOWHERE, { text: 'I looked', commit: undefined });
    expect(claim).toEqual({ drafts: [{ kind: 'evidence', claim: 'I looked' }], contents: [] });
  });

  it('are refused where they would say nothing or deceive', () => {
    const bytes = new Uint8Array();
    const add = (name: string) => () => addFile(NOWHERE, { name, bytes, commit: undefined });
    const say = (text: string) => () => addClaim(NOWHERE, { text, commit: undefined });
    for (const act of [add('a\u202eb'), add(''), say(' \n'), say('\u001b[32mPASS')]) {
      expect(codeOf(act)).toBe('evidence.cannot-record');
    }
    const large = { length: 65 * 1024 * 1024 } as Uint8Array;
    const addLarge = () => addFile(NOWHERE, { name: 'a', bytes: large, commit: undefined });
    expect(codeOf(addLarge)).toBe('evidence.file-too-large');
  });
});
