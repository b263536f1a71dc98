import { describe, expect, it } from 'vitest';
import { detector, detectorWith, fingerprintOf } from '../../src/secrets/index.ts';

const acme = { name: 'acme', keyword: 'acme_', pattern: 'acme_[0-9a-f]{8}|[0-9]{4}-ACME_[0-9]{4}' };

describe('a pattern of a policy', () => {
  it('is found beside what is built in, wherever in it the keyword stands', async () => {
    const rules = await detectorWith([acme]);
    const text = Buffer.from('ü acme_0123abcd and 1234-ACME_5678, acme_ alone');
    expect(rules.find(text)).toEqual([
      { rule: 'policy.acme', start: 3, end: 16 },
      { rule: 'policy.acme', start: 21, end: 35 },
    ]);
    expect(rules.digest).not.toBe(detector().digest);
  });

  it('takes no longer than it must, however it is written', async () => {
    const rules = await detectorWith([{ ...acme, pattern: '(?:a+c*m*e*_*)+$x' }]);
    expect(rules.find(Buffer.from('acme_'.repeat(2000)))).toEqual([]);
  });

  it('is refused where it cannot be read', async () => {
    await expect(detectorWith([{ ...acme, pattern: '(?=a)(b' }])).rejects.toMatchObject({
      code: 'secrets.bad-pattern',
    });
  });

  it('is named by place, since nobody knows how well its secrets are chosen', () => {
    const told = { rule: 'policy.acme', place: 'a:1', salt: 's' };
    const prints = ['one', 'two'].map((text) =>
      fingerprintOf({ ...told, secret: Buffer.from(text) }),
    );
    expect(prints[0]).toBe(prints[1]);
  });
});
