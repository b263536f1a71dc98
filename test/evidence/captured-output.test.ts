import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, lossyTextOf, utf8 } from '../../src/base/index.ts';
import { OutputCapture } from '../../src/evidence/captured-output.ts';
import { addClaim, addFile, passThrough } from '../../src/evidence/index.ts';
import { findersForOutput } from '../../src/secrets/index.ts';
import { codeOf } from '../support/gate-story.ts';
import { NOWHERE } from './real-run.ts';

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
    const seen = { answerIsRead: true, answerIsTerminal: true, sayIsTerminal: true };
    const terminal = { answer: later('answer'), say: later('say'), ...seen };
    const through = passThrough(terminal, { json, finders: [] });
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
      answerIsTerminal: false,
      sayIsTerminal: false,
    };
    const through = passThrough(terminal, { json: false, finders: findersForOutput({}, []) });
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
