import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnsafe, showUnsafe } from '../../src/base/index.ts';
import { terminalColours } from '../../src/render/colours.ts';
import { columns } from '../../src/render/columns.ts';
import { complaintLines, paint } from '../../src/render/index.ts';
import { bad, command, quoted } from '../../src/render/text.ts';
import { feed } from './fuzz.ts';

/** What terminals obey, what hides, and what looks like a line of ours. */
const morsel = fc.constantFrom(
  ...['\u001b[2J', '\u001b]0;title\u0007', '\u009b31m', '\r', '\n', '\t', '\b', '\u0000', '\u007f'],
  ...['\u202e', '\u2066', '\u200b', '\u200d', '\u2028', '\ufeff', '\ud800', '\udc00', '\u{e0041}'],
  ...['sos: all gates passed', '  | ', 'PASS', '<U+202E>', 'é', '日本', '😀', '\ufe0f', ' '],
);
const text = fc.oneof(
  fc.array(morsel, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** The longest spelling of one code unit, `<U+FFFFFF>`, and what stands around it. */
const GROWTH = 10;

describe('text, whatever it is, is shown and never obeyed', () => {
  it('as a piece of a line, with a meaning or without', () => {
    feed('pieces', text, (piece) => {
      const painted = paint([[piece, bad(piece), command(piece)]]);
      expect(findUnsafe(painted)).toBeUndefined();
      expect(painted.indexOf('\n')).toBe(painted.length - 1);
      expect(painted.length).toBeLessThanOrEqual(3 * GROWTH * piece.length + 1);
    });
  });

  it('behind the margin of a quotation, every line of it', () => {
    feed('quotations', text, (message) => {
      const lines = paint(quoted(message)).split('\n').slice(0, -1);
      for (const line of lines) expect(line.startsWith('  |')).toBe(true);
      expect(lines).toHaveLength(message.replace(/\n$/, '').split('\n').length);
    });
  });

  it('among our colours, which alone remain', () => {
    const colours = terminalColours();
    feed('coloured pieces', text, (piece) => {
      const painted = paint([[bad(piece)]], colours);
      expect(findUnsafe(painted.replaceAll(/\u001b\[\d+m/g, ''))).toBeUndefined();
      expect(painted.split('\u001b').length).toBeLessThanOrEqual(3);
    });
  });

  it('in columns and in complaints', () => {
    feed('columns and complaints', text, (piece) => {
      const lines = [
        ...columns([
          [piece, 'a'],
          ['b', piece],
        ]),
        ...complaintLines({ code: 'a.b', message: piece, hint: piece, next: [piece] }),
      ];
      const painted = paint(lines);
      expect(findUnsafe(painted)).toBeUndefined();
      expect(painted.split('\n')).toHaveLength(lines.length + 1);
    });
  });

  it('once made visible it stays as it is', () => {
    feed('visible text', text, (piece) => {
      const shown = showUnsafe(piece);
      expect(showUnsafe(shown)).toBe(shown);
    });
  });
});
