import { describe, expect, it } from 'vitest';
import {
  acceptCommand,
  beginCommand,
  declineCommand,
  messageMoves,
  sentBy,
  threadOf,
} from '../../src/bus/index.ts';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { codeOf } from '../support/gate-story.ts';
import { Post } from './post.ts';
import { termsWith } from '../support/terms.ts';

const sent = (post: Post, me: string, given: { unanswered?: boolean; unshared?: string[] } = {}) =>
  sentBy(post.around().messages, {
    me,
    unanswered: given.unanswered ?? false,
    unshared: new Set(given.unshared),
  });

const moves = (post: Post) => messageMoves(post.around().messages, post.ruling());

describe('shared, received and done', () => {
  it('are three different things', () => {
    const post = new Post();
    const question = post.send('sos-dev', 'kasra', { type: 'question' });
    const look = () => sent(post, 'sos-dev', { unshared: [question.id] })[0]!;
    expect(look()).toMatchObject({
      shared: false,
      received: [],
      notReceived: ['kasra'],
      done: false,
    });
    expect(sent(post, 'sos-dev')[0]).toMatchObject({ shared: true, received: [], done: false });
    post.receipt('kasra', question);
    expect(look()).toMatchObject({ received: ['kasra'], notReceived: [], done: false });
    post.reply('kasra', question);
    expect(look()).toMatchObject({ shared: false, received: ['kasra'], done: true });
  });

  it('says of a note that it asks for nothing', () => {
    const post = new Post();
    post.send('kasra', 'sos-dev');
    expect(sent(post, 'kasra')[0]?.done).toBeUndefined();
    expect(sent(post, 'kasra', { unanswered: true })).toEqual([]);
  });

  it('counts the answer of those who were asked only', () => {
    const post = new Post();
    const question = post.send('sos-dev', 'kasra', { type: 'question' });
    post.reply('loom', question);
    post.reply('sos-dev', question, 'I mean the old tags');
    expect(sent(post, 'sos-dev', { unanswered: true })).toHaveLength(1);
  });

  it('lets whoever raised a blocker say that it is over', () => {
    const post = new Post();
    const blocker = post.send('kasra', 'sos-dev', { type: 'blocker' });
    post.reply('loom', blocker);
    expect(post.state(blocker).standing).toBe('open');
    post.reply('kasra', blocker, 'It was my own clone');
    expect(post.state(blocker).standing).toBe('done');
  });
});

describe('a command', () => {
  it('is done by a run of its recipient, failed or not, and not by words', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    post.reply('sos-dev', command, 'done, all is well');
    post.ran('loom', command);
    post.ran('sos-dev', command, 'no such program');
    expect(post.state(command).standing).toBe('open');
    post.ran('sos-dev', command);
    expect(post.state(command).standing).toBe('done');
  });

  it('waits for each of its recipients', () => {
    const post = new Post();
    const payload = { bytes: new Uint8Array([1]), folder: undefined, why: 'both clones' };
    const to = ['sos-dev', 'loom'];
    const command = post.send('kasra', '', { type: 'command', to, command: payload });
    post.ran('loom', command);
    expect(post.state(command).standing).toBe('open');
    post.receipt('sos-dev', command, 'declined');
    expect(post.state(command).standing).toBe('done');
    expect(post.state(command).recipients.map(({ standing }) => standing)).toEqual([
      'declined',
      'done',
    ]);
  });

  it('is accepted and declined by its recipient, who may change their mind until it was run', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    const mine = { me: 'sos-dev' };
    expect(codeOf(() => acceptCommand(post.state(command), { me: 'loom' }))).toBe('bus.not-yours');
    expect(codeOf(() => declineCommand(post.state(command), { me: 'kasra' }))).toBe(
      'bus.not-yours',
    );
    post.tell('sos-dev', declineCommand(post.state(command), mine)!);
    expect(post.state(command).standing).toBe('declined');
    expect(declineCommand(post.state(command), mine)).toBeUndefined();
    post.tell('sos-dev', acceptCommand(post.state(command), mine)!);
    expect(post.state(command).standing).toBe('open');
    expect(acceptCommand(post.state(command), mine)).toBeUndefined();
    post.ran('sos-dev', command);
    expect(acceptCommand(post.state(command), mine)).toBeUndefined();
    expect(codeOf(() => declineCommand(post.state(command), mine))).toBe('bus.already-run');
  });

  it('is begun until a run of whoever began it knows of that, be it that nothing was started', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    const begun = () => post.state(command).recipients[0]!.begun.map(({ id }) => id);
    const first = post.begin('sos-dev', command);
    expect(begun()).toEqual([first.id]);
    expect(post.state(command).recipients[0]).toMatchObject({ received: true, standing: 'open' });
    const elsewhere = post.begin('sos-dev', command, [command]);
    post.ran('loom', command);
    post.ran('sos-dev', command, undefined, [elsewhere]);
    expect(begun()).toEqual([first.id]);
    expect(post.state(command).standing).toBe('done');
    post.ran('sos-dev', command, 'no such program');
    expect(begun()).toEqual([]);
  });

  it('that was begun is taken on, and can be declined with that beside it', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    const mine = { me: 'sos-dev' };
    post.tell('sos-dev', declineCommand(post.state(command), mine)!);
    const { id } = post.begin('sos-dev', command);
    const state = () => post.state(command).recipients[0]!;
    expect(state()).toMatchObject({ decision: 'accepted', standing: 'open' });
    post.tell('sos-dev', declineCommand(post.state(command), mine)!);
    expect(state()).toMatchObject({ standing: 'declined', begun: [{ id }] });
  });

  it('that was begun in two clones that did not know of each other is told of', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    const apart = () => post.state(command).recipients[0]!.apart.map(({ id }) => id);
    const found = () => post.around().messages.findings;
    const here = post.begin('sos-dev', command);
    const failed = post.begin('sos-dev', command, [command]);
    expect(apart()).toEqual([here.id, failed.id]);
    post.ran('sos-dev', command, 'no such program', [failed]);
    expect([apart(), found()]).toEqual([[], []]);
    const there = post.begin('sos-dev', command, [command]);
    post.ran('sos-dev', command, undefined, [here]);
    post.ran('sos-dev', command, undefined, [there]);
    expect(apart()).toEqual([here.id, there.id]);
    expect(found()).toMatchObject([
      {
        code: 'bus.run-twice',
        severity: 'warning',
        message: expect.stringContaining('2 times') as string,
      },
    ]);
    const again = new Post();
    const other = again.command('kasra', 'sos-dev');
    again.begin('sos-dev', other);
    again.ran('sos-dev', other);
    again.begin('sos-dev', other);
    expect(again.around().messages.findings).toEqual([]);
  });

  it('is begun by its recipients alone, who name a machine in a word', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    const on = (host: string, again?: string) => ({ me: 'sos-dev', host, again });
    const draft = (host: string, again?: string) =>
      beginCommand(post.state(command), on(host, again));
    expect(draft("Kasra's Mac.local").host).toBe('Kasra-s-Mac.local');
    expect(draft(' ').host).toBe('unnamed');
    expect(draft('box', 'it only counts').again).toBe('it only counts');
    expect(codeOf(() => draft('box', ' '))).toBe('bus.empty-reason');
    const stranger = { ...on('box'), me: 'loom' };
    expect(codeOf(() => beginCommand(post.state(command), stranger))).toBe('bus.not-yours');
    post.begin('loom', command);
    expect(post.state(command).recipients[0]!.begun).toEqual([]);
    expect(post.around().messages.findings).toMatchObject([{ code: 'bus.not-recipient' }]);
  });

  it('is the only kind of message that can be accepted', () => {
    const post = new Post();
    const note = post.send('kasra', 'sos-dev');
    expect(codeOf(() => acceptCommand(post.state(note), { me: 'sos-dev' }))).toBe(
      'bus.not-a-command',
    );
    const receipt = post.receipt('sos-dev', note);
    expect(codeOf(() => post.state(receipt))).toBe('bus.not-a-message');
  });
});

describe('whose move it is', () => {
  it('is named for every open message with the next verb', () => {
    const post = new Post();
    const question = post.send('sos-dev', 'kasra', { type: 'question' });
    const command = post.command('kasra', 'sos-dev');
    const short = (entry: TrustedEntry) => entry.id.slice(0, 12);
    expect(moves(post)).toMatchObject([
      { who: ['kasra'], next: `sos thread ${short(question)}` },
      { who: ['sos-dev'], next: `sos command show ${short(command)}` },
    ]);
    post.receipt('sos-dev', command, 'accepted');
    expect(moves(post)[1]).toMatchObject({ next: `sos command run ${short(command)}` });
    post.begin('sos-dev', command);
    expect(moves(post)[1]).toMatchObject({
      what: `look what became of the command ${short(command)}`,
      why: expect.stringMatching(/^begun by sos-dev on box at .*, no result yet$/) as string,
      next: `sos thread ${short(command)}`,
    });
    post.ran('sos-dev', command);
    post.reply('kasra', question);
    expect(moves(post)).toEqual([]);
  });

  it('goes back to the sender when nobody who was asked can sign any more', () => {
    const post = new Post();
    post.send('sos-dev', 'kasra', { type: 'question' });
    post.revoke('kasra');
    expect(moves(post)).toMatchObject([
      { who: ['sos-dev'], why: 'nobody it was sent to can sign any more (kasra)' },
    ]);
    post.revoke('sos-dev');
    expect(moves(post)).toMatchObject([{ who: [] }]);
  });

  it('goes to the author of the brief when nobody can answer a blocker of it any more', () => {
    const post = new Post();
    const brief = 'S069';
    post.tell('loom', { kind: 'brief', brief, ...termsWith() });
    const blocker = post.send('kasra', 'sos-dev', { type: 'blocker', brief });
    const next = `sos reply ${blocker.id.slice(0, 12)}`;
    post.revoke('sos-dev');
    expect(moves(post)).toMatchObject([{ who: ['kasra'], next }]);
    post.revoke('kasra');
    expect(moves(post)).toMatchObject([{ who: ['loom'], next }]);
    const over = post.reply('loom', blocker, 'It is over');
    expect(over.record.to).toEqual(['loom']);
    expect(post.state(blocker).standing).toBe('done');
    expect(moves(post)).toEqual([]);
  });
});

describe('a thread', () => {
  it('holds what was said, signed for and run, whichever of it is asked for', () => {
    const post = new Post();
    const other = post.send('loom', 'kasra');
    const question = post.send('sos-dev', 'kasra', { type: 'question' });
    const receipt = post.receipt('kasra', question);
    const answer = post.reply('kasra', question);
    const more = post.reply('sos-dev', answer, 'And the tags?');
    const all = [question, receipt, answer, more].map(({ id }) => id);
    for (const entry of [question, receipt, answer, more]) {
      const thread = threadOf(post.ruling(), entry);
      expect(thread.first).toBe(question.id);
      expect(thread.entries.map(({ id }) => id)).toEqual(all);
    }
    expect(more.record.thread).toBe(question.id);
    expect(threadOf(post.ruling(), other).entries.map(({ id }) => id)).toEqual([other.id]);
  });

  it('begins with a verdict where that is what was answered', () => {
    const post = new Post();
    post.work();
    const verdict = post.verdict('athena', 'block');
    const answer = post.reply('sos-dev', verdict, 'Which refs?');
    expect(answer.record).toMatchObject({ to: ['athena'], brief: 'S069', thread: verdict.id });
    expect(threadOf(post.ruling(), answer).entries.map(({ id }) => id)).toEqual([
      verdict.id,
      answer.id,
    ]);
  });

  it('is not left for another one by a message that says so', () => {
    const post = new Post();
    const first = post.send('kasra', 'sos-dev');
    const second = post.send('loom', 'sos-dev');
    const moved = post.tell('sos-dev', {
      kind: 'message',
      type: 'reply',
      to: ['kasra'],
      body: 'Here',
      answers: first.id,
      thread: second.id,
    });
    expect(threadOf(post.ruling(), moved).first).toBe(first.id);
    expect(threadOf(post.ruling(), second).entries).toHaveLength(1);
  });
});
