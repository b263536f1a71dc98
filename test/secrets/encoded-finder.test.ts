import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findersForOutput, findersForTexts, redact, Redactor } from '../../src/secrets/index.ts';
import { screenTexts } from '../../src/secrets/index.ts';

const KEY = ['AKIA', 'QYLPMN5HHHFPZAM2'].join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const finders = findersForOutput({}, []);
const redacted = (text: string) =>
  Buffer.from(redact(Buffer.from(text), ...finders).bytes).toString();

describe('a secret in base64', () => {
  it.each([0, 1, 2, 3, 4, 5])('is taken out of a text, %i bytes behind its beginning', (before) => {
    const text = `${'x '.repeat(before)}id=${KEY} and the rest of a text`;
    const shown = redacted(`before ${base64(text)} after`);
    expect(shown).toMatch(/^before [\w+/]*\[redacted:aws-access-key-id\][\w+/=]* after$/);
    const left = shown.replace(/\[redacted.*?\]/, '');
    expect(Buffer.from(left.split(' ')[1]!, 'base64').toString()).not.toContain(KEY.slice(4));
  });

  it('is taken out where it is broken into lines, or in the alphabet of addresses', () => {
    const text = `some words first, then id=${KEY} and the rest of it`;
    expect(redacted(base64(text).replaceAll(/.{28}/g, '$&\n'))).toContain('[redacted:aws');
    expect(redacted(Buffer.from(`\u00ff\u00fe ${text}`).toString('base64url'))).toContain(
      '[redacted:aws',
    );
  });

  it('is taken out directly behind another run, and behind many words that stand one below the other', () => {
    const key = base64(`see ${KEY} there`);
    for (const before of ['A'.repeat(24), 'A'.repeat(30), 'A'.repeat(47), 'A'.repeat(48)]) {
      expect(redacted(`${before} ${key} ${key}`)).not.toContain('FLSUFR');
      expect(redacted(`${before}\n${key}`)).not.toContain('FLSUFR');
    }
    expect(redacted(`${'a-word-of-many\n'.repeat(3000)}${key}\n`)).not.toContain('FLSUFR');
  });

  it('leaves what holds none as it is', () => {
    const text = `${base64('nothing to see here, and plenty of it')} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl`;
    expect(redacted(text)).toBe(text);
  });

  it('comes out the same however the stream is cut', () => {
    const part = fc.constantFrom(
      base64(`see ${KEY} there`),
      'words ',
      '\n',
      'abcdefgh/'.repeat(900),
      'abcdefgh/'.repeat(12),
      `${'abcdefgh'.repeat(8)}\n`,
      '=',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (parts, cuts) => {
          const bytes = Buffer.from(
            `${parts.join('')}${'filler text '.repeat(9000)}${parts.join(' ')}`,
          );
          const redactor = new Redactor(finders);
          const places = [
            0,
            ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b),
            bytes.length,
          ];
          const given = places
            .slice(1)
            .map((to, index) => redactor.add(bytes.subarray(places[index], to)));
          const piecewise = Buffer.concat([...given, redactor.finish()]);
          expect(piecewise.equals(redact(bytes, ...finders).bytes)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('values of variables in what somebody writes', () => {
  const variables = {
    DEPLOY_TOKEN: 'w0rds-only-we-know',
    PROJECT: 'inkwell-release',
    SSH_KEY: '/home/ada/.ssh/id_ed25519',
    SOS_KEY: 'keys/kasra-of-here',
    GIT_AUTHOR_NAME: 'Ada Lovelace',
  };
  const found = (body: string) =>
    screenTexts({ body }, findersForTexts(variables)).found.map(({ rule }) => rule);

  it('are found where the variable is named for a secret, in every form', () => {
    expect(found('use w0rds-only-we-know')).toEqual(['environment']);
    expect(found(`use ${base64('w0rds-only-we-know')}`)).toEqual(['environment']);
    expect(found(encodeURIComponent('w0rds-only-we-know'))).toEqual(['environment']);
  });

  it('are words like any other where it is not, and where they are paths', () => {
    const body =
      'Ada Lovelace looked at inkwell-release with /home/ada/.ssh/id_ed25519, keys/kasra-of-here';
    expect(found(body)).toEqual([]);
  });
});
