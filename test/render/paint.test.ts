import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnsafe } from '../../src/base/index.ts';
import { terminalColours } from '../../src/render/colours.ts';
import { columns, widthOf } from '../../src/render/columns.ts';
import { complaintLines } from '../../src/render/index.ts';
import { paint } from '../../src/render/paint.ts';
import { bad, id, name, quoted } from '../../src/render/text.ts';
import { bytesText, countText, relativeAge } from '../../src/render/wording.ts';

const anyText = fc.string({ unit: 'binary' });

describe('paint', () => {
  it('lets out nothing that steers a terminal or hides, whatever a record holds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText)), (lines) => {
        expect(findUnsafe(paint(lines))).toBeUndefined();
      }),
    );
  });

  it('prints as many lines as it was given: a record cannot add one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText)), (lines) => {
        expect(paint(lines).split('\n')).toHaveLength(lines.length + 1);
      }),
    );
  });

  it('shows joiners whose only neighbour is made visible too', () => {
    expect(paint([['é\u200d\u200c\u2028']])).toBe('é<U+200D><U+200C><U+2028>\n');
    expect(paint([['\u2028\u200dé\u200dé']])).toBe('<U+2028><U+200D>é\u200dé\n');
  });

  it('adds colours around what it made safe', () => {
    const painted = paint([[bad('\u001b[32mpass'), ' x']], terminalColours());
    expect(painted).toBe('\u001b[31m<U+001B>[32mpass\u001b[39m x\n');
  });
});

describe('text of somebody else', () => {
  it('keeps every line behind a margin', () => {
    expect(paint(quoted('PASS\nsos: all gates passed\n'))).toBe(
      '  | PASS\n  | sos: all gates passed\n',
    );
  });

  it('cannot end an error message and begin another line', () => {
    const lines = complaintLines({ code: 'a.b', message: 'no "x\nsos: done"' });
    expect(paint(lines)).toBe('sos: no "x<U+000A>sos: done"\n  code: a.b\n');
  });
});

describe('columns', () => {
  it('are as wide as their widest cell, and the last one runs free', () => {
    const lines = columns([
      [id('1'), 'a title that is long'],
      [id('12345'), name('b')],
    ]);
    expect(paint(lines)).toBe('1      a title that is long\n12345  b\n');
  });

  it('count wide characters as two and combining ones as none', () => {
    expect(widthOf('日本')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
    expect(widthOf('\u202e')).toBe('<U+202E>'.length);
  });
});

describe('wording', () => {
  it('is exact about lengths and rough about time', () => {
    expect([0, 1, 3012, 1_234_567].map(bytesText)).toEqual([
      '0 bytes',
      '1 byte',
      '3,012 bytes',
      '1,234,567 bytes',
    ]);
    expect(countText(2, 'reply', 'replies')).toBe('2 replies');
    expect([0, 59_000, 240_000, 7_200_000, 259_200_000].map(relativeAge)).toEqual([
      'just now',
      '59 s ago',
      '4 min ago',
      '2 h ago',
      '3 days ago',
    ]);
  });
});
