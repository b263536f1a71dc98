import { describe, expect, it } from 'vitest';
import { acknowledge, mailboxOf } from '../../src/bus/index.ts';
import { codeOf } from '../support/gate-story.ts';
import { Post } from './post.ts';

const inboxOf = (post: Post, me: string) =>
  mailboxOf(post.around(), me).inbox.map(({ entry }) => entry.id);

describe('an inbox', () => {
  it('holds what was sent to somebody until they sign for it, and looking changes nothing', () => {
    const post = new Post();
    const first = post.send('kasra', 'sos-dev');
    const second = post.send('kasra', 'sos-dev', { body: 'And old tags' });
    for (let look = 0; look < 3; look++)
      expect(inboxOf(post, 'sos-dev')).toEqual([first.id, second.id]);
    post.receipt('sos-dev', first);
    expect(inboxOf(post, 'sos-dev')).toEqual([second.id]);
    expect(inboxOf(post, 'kasra')).toEqual([]);
  });

  it('lets go of a message that was answered', () => {
    const post = new Post();
    const question = post.send('sos-dev', 'kasra', { type: 'question' });
    const answer = post.reply('kasra', question);
    expect(inboxOf(post, 'kasra')).toEqual([]);
    expect(inboxOf(post, 'sos-dev')).toEqual([answer.id]);
  });

  it('holds what somebody sent to themselves', () => {
    const post = new Post();
    const reminder = post.send('sos-dev', 'sos-dev');
    expect(inboxOf(post, 'sos-dev')).toEqual([reminder.id]);
    post.receipt('sos-dev', reminder);
    expect(inboxOf(post, 'sos-dev')).toEqual([]);
  });

  it('keeps a message for each recipient apart', () => {
    const post = new Post();
    const message = post.send('kasra', 'sos-dev', { to: ['sos-dev', 'loom'] });
    post.receipt('loom', message);
    expect(inboxOf(post, 'sos-dev')).toEqual([message.id]);
  });

  it('keeps what somebody signed for and still owes', () => {
    const post = new Post();
    const question = post.send('sos-dev', 'kasra', { type: 'question' });
    post.receipt('kasra', question);
    const { inbox, owed } = mailboxOf(post.around(), 'kasra');
    expect(inbox).toEqual([]);
    expect(owed.map(({ id }) => id)).toEqual([question.id]);
  });
});

describe('the inbox of whoever sent a command', () => {
  it('holds that it was declined until they sign for that, and no other receipt', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    post.receipt('sos-dev', command);
    post.receipt('sos-dev', command, 'accepted');
    post.receipt('loom', command, 'declined');
    expect(inboxOf(post, 'kasra')).toEqual([]);
    const declined = post.receipt('sos-dev', command, 'declined');
    expect(mailboxOf(post.around(), 'kasra').inbox).toMatchObject([
      { entry: { id: declined.id }, why: 'it declines what you sent' },
    ]);
    expect(inboxOf(post, 'sos-dev')).toEqual([]);
    const word = acknowledge(declined, post.around(), { me: 'kasra' });
    expect(word).toMatchObject({ message: declined.id, state: 'received' });
    const seen = post.tell('kasra', word!);
    expect(inboxOf(post, 'kasra')).toEqual([]);
    expect(inboxOf(post, 'sos-dev')).toEqual([]);
    expect(post.around().messages.findings.map(({ id }) => id)).not.toContain(seen.id);
  });

  it('lets go of it when it is taken on after all', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    post.receipt('sos-dev', command, 'declined');
    expect(inboxOf(post, 'kasra')).toHaveLength(1);
    post.receipt('sos-dev', command, 'accepted');
    expect(inboxOf(post, 'kasra')).toEqual([]);
  });
});

describe('the inbox of a gatekeeper', () => {
  it('holds a submission until they give a verdict on its commit', () => {
    const post = new Post();
    const work = post.work('a');
    expect(inboxOf(post, 'athena')).toEqual([work.id]);
    expect(inboxOf(post, 'loom')).toEqual([work.id]);
    post.verdict('athena', 'block', 'a');
    expect(inboxOf(post, 'athena')).toEqual([]);
  });

  it('holds only the newest work', () => {
    const post = new Post();
    post.work('a');
    const second = post.work('b');
    expect(inboxOf(post, 'athena')).toEqual([second.id]);
  });

  it('holds a request until somebody answers it, and again when it is asked again', () => {
    const post = new Post();
    const work = post.work('a');
    post.receipt('athena', work);
    const first = post.request('kasra');
    expect(inboxOf(post, 'athena')).toEqual([first.id]);
    post.verdict('athena', 'block');
    expect(inboxOf(post, 'athena')).toEqual([]);
    const again = post.request('kasra');
    expect(inboxOf(post, 'athena')).toEqual([again.id]);
  });
});

describe('what answers a gate', () => {
  /** A request that a verdict of somebody's follows. */
  const asked = () => {
    const post = new Post();
    const work = post.work('a');
    post.receipt('athena', work);
    return { post, request: post.request('kasra') };
  };

  it('is no verdict that was taken back: the question is open again', () => {
    const { post, request } = asked();
    const { id, record } = post.verdict('athena', 'pass');
    expect(inboxOf(post, 'athena')).toEqual([]);
    const { brief, gate, terms, commit, tree } = record;
    const words = { evidence: [], findings: [], followUps: [], notChecked: [] };
    const back = { kind: 'verdict', brief, gate, terms, commit, tree, ...words } as const;
    post.tell('kasra', { ...back, verdict: 'withdrawn', supersedes: id, reason: 'no' });
    expect(inboxOf(post, 'athena')).not.toContain(request.id);
    post.tell('athena', { ...back, verdict: 'withdrawn', supersedes: id, reason: 'no' });
    expect(inboxOf(post, 'athena')).toContain(request.id);
    post.verdict('athena', 'block');
    expect(inboxOf(post, 'athena')).not.toContain(request.id);
  });

  it('is no verdict of somebody who does not hold the gate, or who did the work', () => {
    const { post, request } = asked();
    post.verdict('loom', 'pass');
    expect(inboxOf(post, 'athena')).toContain(request.id);
    post.tell('athena', { kind: 'claim', brief: 'S069' });
    post.verdict('athena', 'pass');
    expect(inboxOf(post, 'athena')).toContain(request.id);
  });
});

describe('a verdict and a run', () => {
  it('reach whoever asked the gate', () => {
    const post = new Post();
    post.work('a');
    const request = post.request('kasra');
    const verdict = post.verdict('athena', 'block', 'a', request);
    expect(inboxOf(post, 'kasra')).toEqual([verdict.id]);
  });

  it('reach whoever asked for the work and whoever did it, until they sign', () => {
    const post = new Post();
    post.work('a');
    const verdict = post.verdict('athena', 'block');
    expect(inboxOf(post, 'sos-dev')).toEqual([verdict.id]);
    expect(inboxOf(post, 'loom')).toContain(verdict.id);
    expect(inboxOf(post, 'kasra')).toEqual([]);
    const receipt = acknowledge(verdict, post.around(), { me: 'sos-dev' })!;
    post.tell('sos-dev', receipt);
    expect(inboxOf(post, 'sos-dev')).toEqual([]);
    expect(post.around().messages.findings).toEqual([]);
  });

  it('reach whoever sent the command', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev');
    const run = post.ran('sos-dev', command);
    expect(inboxOf(post, 'kasra')).toEqual([run.id]);
    expect(inboxOf(post, 'sos-dev')).toEqual([]);
  });
});

describe('a receipt', () => {
  it('is given once: a retry finds it there', () => {
    const post = new Post();
    const message = post.send('kasra', 'sos-dev');
    const signing = { me: 'sos-dev', note: 'seen' };
    const draft = acknowledge(message, post.around(), signing)!;
    expect(draft).toEqual({
      kind: 'receipt',
      message: message.id,
      state: 'received',
      note: 'seen',
    });
    post.tell('sos-dev', draft);
    expect(acknowledge(message, post.around(), signing)).toBeUndefined();
  });

  it('is refused to everybody else, also to the sender', () => {
    const post = new Post();
    const message = post.send('kasra', 'sos-dev');
    for (const me of ['kasra', 'loom', 'athena']) {
      expect(codeOf(() => acknowledge(message, post.around(), { me }))).toBe('bus.not-yours');
    }
    const receipt = post.receipt('sos-dev', message);
    expect(codeOf(() => acknowledge(receipt, post.around(), { me: 'kasra' }))).toBe(
      'bus.not-yours',
    );
  });

  it('that somebody else forged by hand counts for nobody and is reported', () => {
    const post = new Post();
    const message = post.send('kasra', 'sos-dev');
    const forged = post.receipt('loom', message);
    const { findings } = post.around().messages;
    expect(findings).toMatchObject([
      { code: 'bus.not-recipient', severity: 'warning', id: forged.id },
    ]);
    expect(post.state(message).recipients).toMatchObject([{ name: 'sos-dev', received: false }]);
    expect(inboxOf(post, 'sos-dev')).toEqual([message.id]);
  });

  it('for a message that is not there is reported', () => {
    const post = new Post();
    post.tell('kasra', { kind: 'receipt', message: 'e'.repeat(64), state: 'received' });
    expect(post.around().messages.findings).toMatchObject([{ code: 'bus.unknown-message' }]);
  });
});
