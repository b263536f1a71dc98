import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commandText, previewOfMessage, sendMessage, type Outgoing } from '../../src/bus/index.ts';
import { LIMITS, sameBytes, sha256Hex } from '../../src/base/index.ts';
import { checkRecord, orderedRecord } from '../../src/records/index.ts';
import { codeOf } from '../support/gate-story.ts';
import { Post } from './post.ts';

const refusal = (rest: Partial<Outgoing>, post = new Post()) => {
  try {
    sendMessage(post.ruling(), {
      me: 'kasra',
      type: 'note',
      to: ['sos-dev'],
      body: 'hello',
      ...rest,
    });
  } catch (error) {
    return error as { code: string; message: string; hint?: string };
  }
  return undefined;
};

const payload = (bytes: Uint8Array, why = 'to see') => ({ bytes, folder: undefined, why });

describe('recipients', () => {
  it('are everybody else who can sign, for @all', () => {
    const post = new Post();
    post.revoke('loom');
    expect(post.send('kasra', '@all').record.to).toEqual(['sos-dev', 'athena']);
  });

  it('are named once', () => {
    const post = new Post();
    expect(post.send('kasra', '', { to: ['loom', '@all', 'loom'] }).record.to).toEqual([
      'loom',
      'sos-dev',
      'athena',
    ]);
  });

  it('that nobody enrolled are refused with the names that are near', () => {
    expect(refusal({ to: ['sosdev'] })).toMatchObject({
      code: 'bus.unknown-recipient',
      hint: 'did you mean sos-dev?',
    });
    expect(refusal({ to: ['\u001b[2J'] })?.message).toContain('<U+001B>');
  });

  it('that can never sign for it are refused', () => {
    expect(refusal({ to: ['loom'] }, new Post().revoke('loom'))?.code).toBe('bus.recipient-gone');
    expect(refusal({ to: [] })?.code).toBe('bus.no-recipients');
    const many = new Post();
    const to = Array.from({ length: 65 }, (_, index) => `ci-${index}`);
    for (const name of to) many.enrol(name);
    expect(refusal({ to }, many)?.code).toBe('bus.too-many-recipients');
  });

  it('that asked to be enrolled are refused with the verb that admits them', () => {
    const ruling = new Post().ruling();
    const request = {
      id: 'ab'.repeat(32),
      path: 'trust/join.yaml',
      oid: '',
      principal: 'hermes',
      publicKey: '',
      fingerprint: '',
      roles: [],
      note: undefined,
      at: '',
    };
    const outgoing: Outgoing = { me: 'kasra', type: 'note', to: ['hermes'], body: 'hello' };
    const send = () => sendMessage({ ...ruling, requests: [request] }, outgoing);
    expect(codeOf(send)).toBe('bus.recipient-not-enrolled');
  });
});

describe('the text of a message', () => {
  it('is refused where it is empty', () => {
    for (const body of ['', ' \n\t\n']) expect(refusal({ body })?.code).toBe('bus.empty');
  });

  it('is refused with the place of a character that deceives', () => {
    expect(refusal({ body: 'one\ntwo é \u202e gnp.exe' })).toMatchObject({
      code: 'bus.unsafe-text',
      message: 'the message holds U+202E in line 2, column 7; nothing was sent',
    });
    expect(refusal({ body: 'a\r\nb' })?.hint).toContain('carriage return');
    expect(refusal({ subject: 'verdict\u001b[32m' })?.message).toContain(
      'the subject holds U+001B',
    );
    expect(refusal({ subject: 'two\nlines' })?.code).toBe('bus.not-one-line');
    expect(refusal({ subject: 's'.repeat(201) })?.code).toBe('bus.too-long');
  });

  it('stands in the record up to 32 KiB there, beside it above, and is refused above 64 MiB', () => {
    const post = new Post();
    const inline = sendMessage(post.ruling(), {
      me: 'kasra',
      type: 'note',
      to: ['sos-dev'],
      body: 'x'.repeat(32_000),
    });
    expect(inline.contents).toEqual([]);
    // 20,000 bytes that take more than twice as many when they are indented.
    for (const body of [
      'x'.repeat(LIMITS.inlineBody),
      'a\n'.repeat(12_000),
      '"\\'.repeat(10_000),
    ]) {
      const plan = sendMessage(post.ruling(), { me: 'kasra', type: 'note', to: ['loom'], body });
      expect(plan.drafts[0].body).toBeUndefined();
      expect(plan.drafts[0].content?.size).toBe(body.length);
      expect(new TextDecoder().decode(plan.contents[0])).toBe(body);
    }
    expect(refusal({ body: 'x'.repeat(LIMITS.recordBlobs + 1) })?.code).toBe('bus.too-long');
  });
});

describe('a command', () => {
  const hostile = [
    `echo "it's" \\ $(true) \`false\` … é\r\n`,
    'printf "%s" \u202e\u0000',
    'no newline at the end',
    '\n',
  ];
  const sizes = [1, 100, 200, 500, 8000, 8192, 16_384, 1 << 20, LIMITS.blobPart + 1];
  const all = [
    ...hostile.map((text) => new TextEncoder().encode(text)),
    ...sizes.map((size) => new Uint8Array(randomBytes(size))),
  ];

  it('keeps its exact bytes, whatever they are, with length and digest', () => {
    for (const bytes of all) {
      const post = new Post();
      const plan = sendMessage(post.ruling(), {
        me: 'kasra',
        type: 'command',
        to: ['sos-dev'],
        command: payload(bytes),
      });
      expect(plan.contents.map((content) => sameBytes(content, bytes))).toEqual([true]);
      const entry = post.tell('kasra', plan.drafts[0]);
      expect(checkRecord(orderedRecord(entry.record)).ok).toBe(true);
      expect(commandText(entry, bytes)).toMatchObject({
        size: bytes.length,
        sha256: sha256Hex(bytes),
      });
    }
  });

  it('is shown whole or not at all', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev', 'rm -r build # only build');
    const cut = new TextEncoder().encode('rm -r build # only buil');
    const swapped = new TextEncoder().encode('rm -r build # only bull.');
    for (const bytes of [cut, swapped, new Uint8Array()]) {
      expect(codeOf(() => commandText(command, bytes))).toBe('bus.altered-command');
    }
  });

  it('says why it is sent, is not empty and is of that type', () => {
    const bytes = new Uint8Array([0x6c, 0x73]);
    const command = payload(bytes);
    const type = 'command';
    expect(refusal({ body: undefined, type, command: payload(bytes, ' ') })?.code).toBe(
      'bus.empty',
    );
    expect(refusal({ body: undefined, type, command: payload(new Uint8Array()) })?.code).toBe(
      'bus.empty',
    );
    expect(refusal({ type })?.code).toBe('bus.wrong-type');
    expect(refusal({ type, command })?.code).toBe('bus.wrong-type');
    expect(refusal({ body: undefined, command })?.code).toBe('bus.wrong-type');
    expect(refusal({ type: 'reply' })?.code).toBe('bus.wrong-type');
  });

  it('has no preview, because the beginning of a command looks like one', () => {
    const post = new Post();
    const command = post.command('kasra', 'sos-dev', 'x'.repeat(3012));
    expect(previewOfMessage(command.record)).toEqual({
      preview: '',
      shown: 0,
      of: 3012,
      whole: false,
    });
  });
});
