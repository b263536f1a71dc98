import { LIMITS, sha256Hex } from '../base/index.ts';
import type { BlobAnswer, Oid } from '../git/index.ts';
import { checkRecord, decodeCanonical, splitRecordFile } from '../records/index.ts';
import type { Entry, Misfit, MisfitCode } from './entry.ts';
import { placeOf, type Placing } from './place.ts';

/** A record file as it stands in a tree. */
export interface RecordFile {
  readonly path: string;
  readonly oid: Oid;
  readonly answer: BlobAnswer | undefined;
}

/** An entry, or the first reason why the file is none. */
export type FileVerdict =
  { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly misfit: Misfit };

/** Judges one file of good path and mode: size, canonical form, shape, then its path. */
export function entryOfFile(file: RecordFile): FileVerdict {
  const { answer, path, oid } = file;
  if (!(answer instanceof Uint8Array)) return refuse(file, ...absence(answer));
  const read = readRecordBytes(answer);
  if (!read.ok) return refuse(file, read.code, read.problem);
  // Stops a good record from being shown again at another place, or under another date or name.
  if (read.path !== path) return refuse(file, 'ledger.wrong-path', `belongs at ${read.path}`);
  return { ok: true, entry: { ...read.found, path, oid } };
}

/** A record read from the bytes of its file alone, with the path that these bytes ask for. */
export type BytesVerdict =
  | { readonly ok: true; readonly path: string; readonly found: Omit<Entry, 'path' | 'oid'> }
  | { readonly ok: false; readonly code: MisfitCode; readonly problem: string };

/** Reads a record file: size, canonical form, shape. Never throws. */
export function readRecordBytes(bytes: Uint8Array): BytesVerdict {
  // Stops memory from being spent on what nobody could have appended.
  if (bytes.length > LIMITS.record) {
    return { ok: false, code: 'ledger.too-large', problem: `is above ${LIMITS.record} bytes` };
  }
  const file = splitRecordFile(bytes);
  if (!file.ok) return { ok: false, code: 'ledger.not-canonical', problem: file.problem };
  const { payload, signature } = file;
  const decoded = decodeCanonical(payload, { maxBytes: LIMITS.record });
  if (!decoded.ok) {
    const problem = `line ${decoded.line} ${decoded.problem}`;
    return { ok: false, code: 'ledger.not-canonical', problem };
  }
  const checked = checkRecord(decoded.value);
  if (!checked.ok) {
    const problem = checked.problems.map((each) => `${each.at} ${each.problem}`).join('; ');
    return { ok: false, code: 'ledger.bad-shape', problem };
  }
  const id = sha256Hex(payload);
  const fileDigest = sha256Hex(bytes);
  // The whole payload is a record that the check admitted; a kind from later may have a brief too.
  const record = decoded.value as unknown as Placing['record'];
  const path = placeOf({ record, id, fileDigest });
  const proof = { payload, signature };
  return { ok: true, path, found: { fileDigest, id, record: checked.record, proof } };
}

function absence(answer: Exclude<BlobAnswer, Uint8Array> | undefined): [MisfitCode, string] {
  switch (answer) {
    case 'too-large':
      return ['ledger.too-large', `is above ${LIMITS.record} bytes`];
    case 'not-a-blob':
      return ['ledger.bad-mode', 'is not a file'];
    case 'missing':
    case undefined:
      return ['ledger.missing-object', 'has no content in this repository'];
  }
}

function refuse(file: RecordFile, code: MisfitCode, problem: string): FileVerdict {
  return { ok: false, misfit: { code, path: file.path, oid: file.oid, problem } };
}
