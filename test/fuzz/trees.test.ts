import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { parseTreeBytes } from '../../src/git/tree-bytes.ts';
import { parseTreeChanges, parseTreeListing } from '../../src/git/tree-listing.ts';
import { classOf, isAcceptable } from '../../src/ledger/path-alphabet.ts';
import { feed, mutated } from './fuzz.ts';

const oid = 'ab'.repeat(20);
const digest = 'cd'.repeat(32);
const recordPath = `bus/2026-11/23/kasra/01/010203004-message-${'a'.repeat(12)}-${'b'.repeat(32)}.yaml`;
const paths = [recordPath, recordPath.replace('bus', 'briefs/S1'), `blobs/cd/${digest}`];

const listing = utf8(paths.map((path) => `100644 blob ${oid}     123\t${path}\0`).join(''));
const changes = utf8(
  paths.map((path) => `:000000 100644 ${'0'.repeat(40)} ${oid} A\0${path}\0`).join(''),
);
const tree = concatBytes(
  paths.map((path) => concatBytes([utf8(`100644 ${path}\0`), Buffer.from(oid, 'hex')])),
);

/** What may be taken over from others is spelled in letters that no file system folds or obeys. */
function expectPlain(path: string): void {
  const { kind } = classOf(path);
  if (kind !== 'bad') {
    expect(path).toMatch(/^[A-Za-z0-9._/-]{1,200}$/);
    expect(path).not.toMatch(/(?:^|\/)(?:\.|\/|$)/);
  }
  expect(isAcceptable(path, '120000')).toBe(false);
}

function readListing(bytes: Uint8Array): void {
  const files = parseTreeListing(bytes);
  expect(files.length).toBeLessThanOrEqual(bytes.length);
  for (const { path } of files) expectPlain(path);
}

function readChanges(bytes: Uint8Array): void {
  const found = parseTreeChanges(bytes);
  expect(found.length).toBeLessThanOrEqual(bytes.length);
  for (const { path } of found) expectPlain(path);
}

function readTree(bytes: Uint8Array): void {
  const names = parseTreeBytes(bytes);
  expect(names.length).toBeLessThanOrEqual(bytes.length);
  for (const { name } of names) expectPlain(name);
}

const morsel = fc.constantFrom(
  ...'bus briefs trust blobs other S1 s1 2026-11 23 kasra 01 / // . .. .git git~1 cd'.split(' '),
  ...['\0', '\n', '\u001b', '\u202e', '\\', ':', ' ', 'K', 'ſ', '.yaml', digest, recordPath],
);

describe('a tree, whatever its bytes, becomes a list of files or of nothing', () => {
  it('when its listing was changed', () => {
    feed('tree listings, changed', mutated([listing]), readListing);
  });

  it('when the list of what changed in it was changed', () => {
    feed('tree changes, changed', mutated([changes]), readChanges);
  });

  it('when its own bytes were changed', () => {
    feed('tree objects, changed', mutated([tree]), readTree);
  });

  it('when it is anything', () => {
    feed('bytes as trees', fc.uint8Array({ maxLength: 400 }), (bytes) => {
      readListing(bytes);
      readChanges(bytes);
      readTree(bytes);
    });
  });

  it('and no path leaves the alphabet of the ledger', () => {
    const path = fc.array(morsel, { maxLength: 12 }).map((parts) => parts.join(''));
    feed('paths', path, expectPlain);
    feed('paths, changed', mutated(paths.map(utf8)), (bytes) => {
      expectPlain(Buffer.from(bytes).toString('utf8'));
    });
  });
});
