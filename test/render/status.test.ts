import { expect, it } from 'vitest';
import { renderStatus } from '../../src/render/status.ts';
import { plain } from '../../src/render/text.ts';
import { statusView } from '../../src/views/index.ts';

/** What somebody reads of so many moves that are theirs. */
function shown(count: number): string {
  const moves = Array.from({ length: count }, (_, place) => ({
    brief: undefined,
    gate: undefined,
    message: undefined,
    who: ['kasra'],
    what: `admit stranger-${place}, or leave it`,
    why: 'asks to be enrolled',
    next: 'sos identity list',
  }));
  const view = statusView({
    me: 'kasra',
    standing: 'enrolled',
    moves,
    heldUp: [],
    myBriefs: new Set(),
    furtherKeys: [],
    leaks: [],
    withoutDoor: [],
    affected: [],
    remote: undefined,
    unshared: new Set(),
    problems: 1,
  });
  return renderStatus(view)
    .map((line) => line.map(plain).join(''))
    .join('\n');
}

it('of very many moves the first are listed and the others counted, so that the rest is seen', () => {
  expect(shown(20)).toContain('stranger-19');
  expect(shown(20)).not.toContain('more move');
  const many = shown(60);
  expect(many).toContain('stranger-19');
  expect(many).not.toContain('stranger-20');
  expect(many).toContain('and 40 more moves (--json lists them)');
  expect(many).toContain('1 problem');
});
