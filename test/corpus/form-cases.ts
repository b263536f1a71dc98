import { LIMITS, sha256Hex, utf8 } from '../../src/base/index.ts';
import { blobPlace, placeOf, type Entry } from '../../src/ledger/index.ts';
import { contentOf, partsOf } from '../../src/records/index.ts';
import { noteTo } from '../support/forge.ts';
import type { CorpusCase, Expectation, Hand } from './corpus-case.ts';
import type { PlantedFile } from './history.ts';

type Change = (text: string) => string;

/** A payload that is signed, well placed, and no canonical form. */
function signedBadly(name: string, about: string, payload: Change, beyond?: string): CorpusCase {
  return {
    name,
    about,
    async make(hand) {
      await hand.team();
      const changed = (honest: Uint8Array) => utf8(payload(Buffer.from(honest).toString()));
      const entry = await hand.forge.make('sos-dev', noteTo('kasra'), { payload: changed });
      hand.plant(entry);
      return notCanonical(entry.path, beyond);
    },
  };
}

/** An honest record whose file was changed outside of what is signed, and placed anew. */
function filedBadly(name: string, about: string, change: Change): CorpusCase {
  return {
    name,
    about,
    async make(hand) {
      await hand.team();
      const file = refiled(hand, await hand.forge.make('sos-dev', noteTo('kasra')), change);
      hand.plant(file);
      return notCanonical(file.path);
    },
  };
}

function notCanonical(at: string, beyondScript?: string): Expectation {
  const findings = [{ code: 'ledger.not-canonical', at }];
  return { findings, counting: 3, ...(beyondScript === undefined ? {} : { beyondScript }) };
}

/** Changes the file of a record and puts it where the changed bytes belong. */
export function refiled(hand: Hand, entry: Entry, change: Change): PlantedFile {
  const bytes = utf8(change(Buffer.from(hand.fileOf(entry).bytes).toString()));
  const path = placeOf({ record: entry.record, id: entry.id, fileDigest: sha256Hex(bytes) });
  return { path, bytes };
}

const BLOBS_OF_RECORDS = 'the script does not read which blobs a record names';
const FORM_ONLY = 'the script reads the envelope, not the canonical form of every field';

const nested = Array.from({ length: 40 }, (_, level) => `${'  '.repeat(level + 1)}a:`).join('\n');

/** Files that are no record, though they stand where one would. */
export const formCases: readonly CorpusCase[] = [
  filedBadly(
    'bad-text-behind-signature',
    'Bytes stand behind the signature, which nobody signed and some reader might show.',
    (text) => `${text}approved: true\n`,
  ),
  filedBadly(
    'bad-two-signatures',
    'A file with the same signature twice: a reader could check the one and another reader the other.',
    (text) => `${text}${text.slice(text.indexOf('-----BEGIN'))}`,
  ),
  filedBadly(
    'bad-no-separator',
    'Payload and signature stand together without the line `---`.',
    (text) => text.replace('\n---\n', '\n'),
  ),
  filedBadly('bad-no-last-newline', 'The last line of the file does not end.', (text) =>
    text.slice(0, -1),
  ),
  {
    name: 'bad-armor-wrapped-otherwise',
    about:
      'A good signature, its base64 in lines of another length. The format knows one text for one signature; else one record could stand in any number of files.',
    async make(hand) {
      await hand.team();
      const entry = await hand.forge.make('sos-dev', noteTo('kasra'));
      const file = refiled(hand, entry, (text) => text.replace(/^(U1NI.{30})/m, '$1\n'));
      hand.plant(file);
      const at = { ...entry, path: file.path };
      return { findings: [{ code: 'trust.bad-signature', at }], counting: 3 };
    },
  },
  signedBadly(
    'bad-key-twice',
    'A key stands twice in a signed payload: readers differ on which of the two counts.',
    (text) => text.replace('kind: message\n', 'kind: message\nkind: message\n'),
  ),
  signedBadly('bad-carriage-return', 'A line of a signed payload ends in CR and LF.', (text) =>
    text.replace('\n', '\r\n'),
  ),
  signedBadly(
    'bad-escape-sequence',
    'A signed text holds the escape character, with which it could steer the terminal of whoever reads it.',
    (text) => text.replace('a note', '\u001b[2Ja note'),
  ),
  signedBadly(
    'bad-prototype',
    'A signed payload has a key `__proto__`, which some languages take for more than a key.',
    (text) => `${text}__proto__:\n  by: kasra\n`,
    FORM_ONLY,
  ),
  signedBadly(
    'bad-alias',
    'A signed payload uses an anchor of YAML, the first half of an alias bomb.',
    (text) => text.replace('body: ', 'body: &a '),
    FORM_ONLY,
  ),
  signedBadly(
    'bad-surrogate',
    'A signed text holds half of a surrogate pair as an escape.',
    (text) => text.replace('body: a note', 'body: "\\ud800"'),
    FORM_ONLY,
  ),
  signedBadly(
    'bad-bidirectional-text',
    'A signed text holds a character that turns the direction of what follows.',
    (text) => text.replace('a note', '\u202ea note'),
    FORM_ONLY,
  ),
  signedBadly(
    'bad-depth',
    'A signed payload is nested forty levels deep; eight are allowed.',
    (text) => `${text}deep:\n${nested}\n`,
    FORM_ONLY,
  ),
  {
    name: 'bad-shape',
    about:
      'A signed message without a recipient. It is canonical, and it is not what a message must be.',
    async make(hand) {
      await hand.team();
      const draft = { kind: 'message', type: 'note', to: [], body: 'to nobody' } as const;
      const entry = await hand.forge.make('sos-dev', draft);
      hand.plant(entry);
      const findings = [{ code: 'ledger.bad-shape', at: entry.path }];
      return { findings, counting: 3, beyondScript: FORM_ONLY };
    },
  },
  {
    name: 'bad-too-large',
    about:
      'A file of more than 65,536 bytes stands where a record would, packed into almost nothing. It must be refused by its size, before its content is read.',
    async make(hand) {
      await hand.team();
      const honest = await hand.forge.make('sos-dev', noteTo('kasra'));
      const file = refiled(hand, honest, (text) => text + '\n'.repeat(LIMITS.record));
      hand.plant(file);
      return { findings: [{ code: 'ledger.too-large', at: file.path }], counting: 3 };
    },
  },
  {
    name: 'bad-blob-altered',
    about:
      'The bytes of a message stand beside it in a blob, and somebody changed them. The message must not be shown with them.',
    async make(hand) {
      return withContent(hand, 'altered');
    },
  },
  {
    name: 'bad-blob-missing',
    about:
      'The bytes of a message should stand beside it in a blob, and are not there. Nothing is wrong, but the ledger is not whole.',
    async make(hand) {
      return withContent(hand, 'missing');
    },
  },
  {
    name: 'bad-parts-reordered',
    about:
      'The bytes of a message stand in two blobs, both sound, and the record names them in the wrong order. What comes of that is not what its digest says.',
    async make(hand) {
      await hand.team();
      const bytes = utf8(`${'x'.repeat(LIMITS.blobPart)}and the rest`);
      const { parts, ...whole } = contentOf(bytes);
      const [first, rest] = partsOf(bytes).map((part) => ({
        path: blobPlace(sha256Hex(part)),
        bytes: part,
      }));
      hand.plant(first!, rest!);
      const content = { ...whole, parts: [...parts].reverse() };
      const draft = { kind: 'message', type: 'note', to: ['kasra'], content } as const;
      const at = await hand.forge.append('sos-dev', draft);
      const findings = [{ code: 'ledger.bad-blob', at }];
      return { findings, counting: 4, beyondScript: BLOBS_OF_RECORDS };
    },
  },
];

async function withContent(hand: Hand, how: 'altered' | 'missing'): Promise<Expectation> {
  await hand.team();
  const content = contentOf(utf8('git push origin main\n'));
  const place = blobPlace(content.sha256);
  if (how === 'altered') hand.plant({ path: place, bytes: 'git push -f origin main\n' });
  const draft = { kind: 'message', type: 'note', to: ['kasra'], content } as const;
  const at = await hand.forge.append('sos-dev', draft);
  if (how === 'altered') {
    return { findings: [{ code: 'ledger.bad-blob', at }], counting: 4, beyondScript: BLAMES_BLOB };
  }
  const findings = [{ code: 'ledger.missing-object', at }];
  return {
    findings,
    counting: 4,
    beyondScript: BLOBS_OF_RECORDS,
  };
}

const BLAMES_BLOB = 'the script calls the blob bad, not the record that names it';
