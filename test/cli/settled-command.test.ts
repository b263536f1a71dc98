import { describe, expect, it } from 'vitest';
import { knownOf, refuseSettled } from '../../src/cli/settled-command.ts';
import { codeOf } from '../support/gate-story.ts';
import { Post } from '../bus/post.ts';

const me = 'sos-dev';

/** A command to sos-dev, and what keeps it from running, also for who knew so much of it. */
function sent() {
  const post = new Post();
  const command = post.command('kasra', me);
  return {
    post,
    command,
    known: () => knownOf(post.state(command), me),
    refused: (known?: ReadonlySet<string>) =>
      codeOf(() => {
        refuseSettled(post.state(command), me, known);
      }),
  };
}

describe('a command', () => {
  it('that nothing was done about may be run', () => {
    const { post, command, refused } = sent();
    post.receipt(me, command, 'accepted');
    expect(refused()).toBeUndefined();
  });

  it('that was begun, run or declined may not, but by who knows of it', () => {
    const { post, command, known, refused } = sent();
    post.begin(me, command);
    expect([refused(), refused(known())]).toEqual(['command.begun', undefined]);
    post.ran(me, command);
    expect([refused(), refused(known())]).toEqual(['command.run-before', undefined]);
    const other = sent();
    other.post.receipt(me, other.command, 'declined');
    expect([other.refused(), other.refused(other.known())]).toEqual([
      'command.declined',
      undefined,
    ]);
  });
});

describe('of what came since a reason was given', () => {
  it('a beginning is refused', () => {
    const { post, command, known, refused } = sent();
    post.begin(me, command);
    const before = known();
    post.begin(me, command);
    expect(refused(before)).toBe('command.begun');
  });

  it('a run is refused, though a run that was known stands after it', () => {
    const { post, command, refused } = sent();
    post.begin(me, command);
    post.ran(me, command);
    const begin = post.begin(me, command);
    const run = post.ran(me, command);
    expect(refused(new Set([begin.id, run.id]))).toBe('command.run-before');
  });

  it('a decline is refused, also after one that was known', () => {
    const { post, command, known, refused } = sent();
    post.begin(me, command);
    const before = known();
    post.receipt(me, command, 'declined');
    expect(refused(before)).toBe('command.declined');
    const declined = known();
    expect(refused(declined)).toBeUndefined();
    post.receipt(me, command, 'accepted');
    post.receipt(me, command, 'declined');
    expect(refused(declined)).toBe('command.declined');
  });

  it('a decline is refused beside a run that was known', () => {
    const { post, command, known, refused } = sent();
    post.ran(me, command);
    const before = known();
    post.receipt(me, command, 'declined');
    expect(refused(before)).toBe('command.declined');
  });
});
