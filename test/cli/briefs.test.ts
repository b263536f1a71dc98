import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinWords } from '../../src/briefs/index.ts';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let athena: Member;
let builder: Member;
let other: Member;

beforeAll(async () => {
  ({ kasra, dev: builder, athena } = await team.standing());
  other = await team.admit(kasra, 'loom', ['builder']);
}, 120_000);
afterAll(() => {
  team.remove();
});

describe('a brief', () => {
  it('is opened from a file, under an id of its own, and shared', async () => {
    const opened = await kasra.ok('brief', 'new', textFile(kasra), '--id', 's069');
    expect(opened.data).toMatchObject({ act: 'opened', brief: { id: 'S069', standing: 'open' } });
    expect(opened.durability).toBe('remote');
    await builder.sync();
    const listed = await builder.ok('brief', 'list');
    const gates = [{ name: 'clean', standing: 'none' }];
    expect(listed.data).toMatchObject({ briefs: [{ id: 'S069', gates }] });
    expect(listed.next).toEqual(['sos brief claim S069']);
  });

  it('takes the next free id, and its text from standard input', async () => {
    const opened = await kasra.sos(['brief', 'new', '-', '--json'], { input: ONE_GATE });
    expect(opened.json().data).toMatchObject({ brief: { id: 'S070' } });
    const taken = await kasra.run(3, 'brief', 'new', textFile(kasra), '--id', 'S070');
    expect(taken.error).toMatchObject({ code: 'briefs.id-taken', details: { free: 'S071' } });
  });

  it('is opened once, however often a script retries', async () => {
    const args = ['brief', 'new', textFile(kasra), '--id', 'S100', '--once', 'open-it'];
    const [first, second] = [await kasra.ok(...args), await kasra.ok(...args)];
    expect(second.data).toMatchObject({ already: true });
    expect(second.data).toMatchObject({ records: (first.data as { records: unknown }).records });
  });

  it('is refused where a gate has no door, with the list, and the text is kept', async () => {
    const text = ONE_GATE.replace('holder: athena', 'holder: role:nobody').replace(
      '    trigger: submission\n',
      '',
    );
    const draft = path.join(team.folder, "what I'd like.md");
    const args = ['brief', 'new', '-', '--draft', draft];
    const refused = await kasra.sos([...args, '--json'], { input: text });
    expect(refused.exit).toBe(3);
    expect(refused.json().error?.code).toBe('briefs.lint-errors');
    expect(refused.json().next[0]).toBe(`sos brief new ${joinWords([draft])}`);
    expect(readFileSync(draft, 'utf8')).toBe(text);
    const inText = await kasra.sos(args, { input: text });
    expect(inText.stderr.match(/missing: gates\.clean/g)).toHaveLength(2);
    expect(inText.stderr).toContain('mend: add trigger: submission');
    expect(inText.stderr).toContain(draft);
  });

  it('is linted as a file, as a brief, and all together', async () => {
    const bad = textFile(kasra, ONE_GATE.replace('holder: athena', 'holder: nobody'));
    expect((await kasra.run(3, 'brief', 'lint', bad)).data).toMatchObject({
      subjects: [{ errors: 1 }],
    });
    await kasra.ok('brief', 'lint', 'S069');
    expect((await kasra.ok('brief', 'lint')).data).toMatchObject({
      subjects: [{ subject: 'S069' }, { subject: 'S070' }, { subject: 'S100' }],
    });
  });

  it('opens no editor without a terminal, but prints its template', async () => {
    const refused = await kasra.run(2, 'brief', 'new');
    expect(refused.error?.code).toBe('cli.no-editor-here');
    expect(refused.next).toContain('sos brief new --print-template > brief.md');
    const printed = await kasra.sos(['brief', 'new', '--print-template']);
    expect(printed.stdout).toBe(readFileSync('templates/briefs/default.md', 'utf8'));
  });
});

describe('a claim', () => {
  it('is idempotent, and is refused to whoever comes later, naming who holds it', async () => {
    await builder.ok('brief', 'claim', 'S069');
    const again = await builder.ok('brief', 'claim', 'S069');
    expect(again.data).toMatchObject({ already: true, records: [] });
    await other.sync();
    const refused = await other.run(3, 'brief', 'claim', 's069');
    expect(refused.error).toMatchObject({ code: 'briefs.held', details: { holder: 'sos-dev' } });
  });

  it('that loses against a clone it never heard of leaves nothing behind', async () => {
    await Promise.all([builder.sync(), other.sync()]);
    const before = other.git('rev-parse', 'sos/ledger');
    await builder.ok('brief', 'claim', 'S070');
    const lost = await other.run(3, 'brief', 'claim', 'S070');
    expect(lost.error).toMatchObject({ code: 'briefs.held', details: { holder: 'sos-dev' } });
    expect(other.git('rev-parse', 'sos/ledger')).toBe(before);
    await other.sync();
    expect((await other.ok('brief', 'show', 'S070')).data).toMatchObject({
      holder: 'sos-dev',
      people: { claimants: ['sos-dev'] },
    });
  });

  it('is given back by whoever holds it, who stays a worker', async () => {
    await builder.ok('brief', 'unclaim', 'S070');
    const shown = await builder.ok('brief', 'show', 'S070');
    expect(shown.data).toMatchObject({ holder: null, people: { workers: ['sos-dev'] } });
  });

  it('of two at the same moment holds for one alone', async () => {
    await Promise.all([builder.sync(), other.sync()]);
    const claim = ['brief', 'claim', 'S100', '--json'];
    const ran = await Promise.all([builder.sos(claim), other.sos(claim)]);
    expect(ran.map(({ exit }) => exit).sort()).toEqual([0, 3]);
    const held = ran.find(({ exit }) => exit === 3)!.json().error?.details?.['holder'];
    expect(held).toBe(ran[0].exit === 0 ? 'sos-dev' : 'loom');
  });
});

describe('a submission', () => {
  it('names commit and tree, and asks the gates in the same append', async () => {
    const commit = builder.commit('work');
    const submitted = await builder.ok('brief', 'submit', 'S069');
    expect(submitted.data).toMatchObject({
      commit,
      brief: { standing: 'submitted' },
      records: [{ kind: 'submission' }, { kind: 'gate-request' }],
    });
    const message = builder.git('log', '-1', '--format=%(trailers)', 'sos/ledger');
    expect(message.match(/submission|gate-request/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('is refused to whoever neither holds the brief nor is assigned, and twice', async () => {
    await other.sync();
    const stranger = await other.run(3, 'brief', 'submit', 'S069');
    expect(stranger.error?.code).toBe('briefs.not-your-work');
    const twice = await builder.run(3, 'brief', 'submit', 'S069');
    expect(twice.error?.code).toBe('briefs.already-submitted');
    const nowhere = await builder.run(1, 'brief', 'submit', 'S069', '--commit', 'nowhere');
    expect(nowhere.error?.code).toBe('cli.no-such-commit');
  });
});

describe('an amendment', () => {
  it('keeps the old text and why it changed', async () => {
    const file = textFile(kasra, ONE_GATE.replace('one root commit', 'one root, no old path'));
    await kasra.sync();
    const reason = 'the scan found more than four paths';
    await kasra.ok('brief', 'amend', 'S069', file, '--reason', reason);
    const shown = await kasra.ok('brief', 'show', 'S069');
    expect(shown.data).toMatchObject({
      version: 2,
      versions: [{ version: 1 }, { untrusted: { reason } }],
    });
    const old = await kasra.ok('brief', 'show', 'S069', '--version', '1');
    expect(old.data).toMatchObject({
      shown: 1,
      untrusted: {
        terms: { mandate: expect.stringContaining('one root commit') as string },
      },
    });
  });

  it('is refused without a change, and to a worker who would move a gate', async () => {
    await builder.sync();
    const terms = (await builder.sos(['brief', 'show', 'S069', '--terms'])).stdout;
    const same = textFile(builder, terms);
    const unchanged = await builder.run(3, 'brief', 'amend', 'S069', same, '--reason', 'x');
    expect(unchanged.error?.code).toBe('briefs.nothing-changed');
    const draft = path.join(team.folder, 'my terms.md');
    const again = ['brief', 'amend', 'S069', '-', '--draft', draft, '--reason', 'more paths'];
    const kept = await builder.sos([...again, '--json'], { input: terms });
    expect(kept.json().next[0]).toBe(`sos brief amend S069 '${draft}' --reason 'more paths'`);
    const friend = textFile(builder, terms.replace('holder: athena', 'holder: kasra'));
    const moved = await builder.run(3, 'brief', 'amend', 'S069', friend, '--reason', 'x');
    expect(moved.error?.code).toBe('briefs.gates-moved');
    const easier = textFile(builder, terms.replace('grade: self', 'grade: claim'));
    const asked = await builder.run(3, 'brief', 'amend', 'S069', easier, '--reason', 'x');
    expect(asked.error?.code).toBe('briefs.gates-moved');
    const words = textFile(builder, `${terms}\nAnything goes.\n`);
    await builder.ok('brief', 'amend', 'S069', words, '--reason', 'a slip of the pen');
    await athena.sync();
    const shown = (await athena.sos(['gate', 'show', 'S069', 'clean'])).stdout;
    expect(shown).toContain('by sos-dev, who did work of it, mandate: a slip of the pen');
  });
});

describe('the end of a brief', () => {
  it('as cancelled needs a reason, and can be taken back', async () => {
    await kasra.sync();
    expect((await kasra.run(2, 'brief', 'cancel', 'S070')).error?.code).toBe(
      'cli.argument-missing',
    );
    await kasra.ok('brief', 'cancel', 'S070', '--reason', 'overtaken');
    const open = await kasra.ok('brief', 'list');
    expect(open.data).toMatchObject({ ended: 1, briefs: [{ id: 'S069' }, { id: 'S100' }] });
    await kasra.ok('brief', 'reopen', 'S070', '--reason', 'not overtaken after all');
    expect((await kasra.ok('brief', 'list')).data).toMatchObject({ ended: 0 });
  });

  it('as done lists everything that is missing, each with its command, in text and JSON', async () => {
    kasra.git('fetch', '--quiet', builder.folder);
    const refused = await kasra.run(3, 'brief', 'close', 'S069');
    expect(refused.error).toMatchObject({
      code: 'gates.not-closable',
      details: {
        missing: [
          { what: expect.stringContaining('one-root') as string },
          { what: expect.stringContaining('clean') as string },
        ],
      },
    });
    const { stderr } = await kasra.sos(['brief', 'close', 'S069']);
    expect(stderr).toMatch(/missing: criterion one-root/);
    expect(stderr).toContain('next: sos evidence run --brief S069 --criterion one-root\n');
  });

  it('is known to everybody with a clone', async () => {
    await athena.sync();
    const shown = await athena.sos(['brief', 'show', 'S069']);
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown.stdout).toContain('git rev-list --max-parents=0 --all');
  });
});
