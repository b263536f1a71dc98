import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/records/index.ts';
import { blobPlace, placeOf } from '../../src/ledger/index.ts';
import { classOf, isAcceptable } from '../../src/ledger/path-alphabet.ts';
import { sampleRecord } from './sample-records.ts';

const id = '0123456789abcdef'.repeat(4);
const fileDigest = 'fedcba9876543210'.repeat(4);
const file = '010203004-message-0123456789ab-fedcba9876543210fedcba9876543210.yaml';

function placeOfDraft(draft: Draft): string {
  return placeOf({ record: sampleRecord(draft), id, fileDigest });
}

const note: Draft = { kind: 'message', type: 'note', to: ['sos-dev'], body: 'hello' };

describe('the place of a record', () => {
  it('is a function of kind, author, moment, id and file', () => {
    expect(placeOfDraft(note)).toBe(`bus/2026-11/23/kasra/01/${file}`);
  });

  it('of a message about a brief is still on the bus', () => {
    expect(placeOfDraft({ ...note, brief: 'S069' })).toMatch(/^bus\//);
  });

  it('of a record about a brief is in the folder of the brief', () => {
    expect(placeOfDraft({ kind: 'claim', brief: 'S069' })).toMatch(
      /^briefs\/S069\/2026-11\/23\/kasra\/01\/010203004-claim-/,
    );
  });

  it('of evidence without a brief is among the evidence', () => {
    expect(placeOfDraft({ kind: 'evidence', claim: 'it works' })).toMatch(/^evidence\//);
  });

  it('of a grant is under trust, whatever briefs it names', () => {
    const grant: Draft = { kind: 'grant', principal: 'loom', capabilities: ['brief'] };
    expect(placeOfDraft(grant)).toMatch(/^trust\//);
  });

  it('of a kind from a later version is known by its brief, or is other', () => {
    const record = { kind: 'waiver', by: 'kasra', at: '2026-11-23T01:02:03.004Z' };
    expect(placeOf({ record, id, fileDigest })).toMatch(/^other\/2026-11\//);
    const withBrief = { ...record, brief: 'S069' };
    expect(placeOf({ record: withBrief, id, fileDigest })).toMatch(/^briefs\/S069\//);
    const hostile = { ...record, brief: '../..' };
    expect(placeOf({ record: hostile, id, fileDigest })).toMatch(/^other\//);
  });
});

describe('a path of a tree', () => {
  const good = `briefs/S069/2026-11/23/kasra/01/${file}`;

  it('is good when it has one of the two forms', () => {
    expect(classOf(good)).toEqual({ kind: 'record' });
    expect(classOf(blobPlace(id))).toEqual({ kind: 'blob', sha256: id });
  });

  it.each([
    ['with two dots', good.replace('kasra', '..')],
    ['with a control character', good.replace('kasra', 'ka\u001bsra')],
    ['with a line end behind it', `${good}\n`],
    ['one folder deeper', `x/${good}`],
    ['one folder higher', good.replace('/01/', '/')],
    ['in an unknown area', good.replace('briefs/S069', 'notes')],
    ['far too long', `briefs/${'A'.repeat(5000)}`],
    ['of a blob in the wrong folder', `blobs/ff/${id}`],
    ['of an attribute file', '.gitattributes'],
    ['with a letter that only looks like ASCII', good.replace('kasra', 'kаsra')],
  ])('is refused %s', (_, path) => {
    expect(classOf(path)).toMatchObject({ kind: 'bad', code: 'ledger.bad-path' });
  });

  it.each([good.replace('S069', 's069'), good.replace('kasra', 'Kasra'), good.toUpperCase()])(
    'is refused as a twin when only letter case differs: %s',
    (path) => {
      expect(classOf(path)).toMatchObject({ kind: 'bad', code: 'ledger.path-twins' });
    },
  );

  it('is taken over from others only with the mode of a plain file', () => {
    expect(isAcceptable(good, '100644')).toBe(true);
    for (const mode of ['100755', '120000', '160000', '40000']) {
      expect(isAcceptable(good, mode)).toBe(false);
    }
  });
});
