import { expect, it } from 'vitest';
import { renderStatus } from '../../src/render/status.ts';
import { plain } from '../../src/render/text.ts';
import { statusView } from '../../src/views/index.ts';

/** What somebody reads of so many moves that are theirs. */
function shown(count: number, keys = 0): string {
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
    furtherKeys: Array.from({ length: keys }, (_, place) => ({
      name: 'kasra',
      fingerprint: `SHA256:${place}`,
      command: `sos identity admit kasra --further-key SHA256:${place}`,
    })),
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

it('of many keys that ask for a name that is enrolled there is one line, and no command to paste', () => {
  expect(shown(1, 3)).toContain('--further-key SHA256:2');
  const many = shown(1, 25);
  expect(many).toContain('25 keys ask for names that are enrolled already');
  expect(many).not.toContain('--further-key');
});
