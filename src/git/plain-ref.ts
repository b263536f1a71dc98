import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { Oid } from './oid.ts';

/** Packed refs of a repository with more than some ten thousand are left to git. */
const MAX_PACKED = 1024 * 1024;

/** Longer than any ref file that holds a name of an object. */
const MAX_LOOSE = 256;

/** What a ref names, if there is one. */
export interface PlainRef {
  readonly oid: Oid | undefined;
}

const LOOSE = /^([0-9a-f]{40})\n$/;

/**
 * Reads a ref where refs are files: its own, which counts first, or a line of `packed-refs`. In
 * that order nothing is missed while git moves it from one to the other. Whatever is not simply a
 * name of an object (a symbolic ref, what a power cut left empty) is git's to explain: undefined.
 * Source: gitrepository-layout(5), git-pack-refs(1).
 */
export async function readPlainRef(
  files: Files,
  commonFolder: string,
  ref: string,
): Promise<PlainRef | undefined> {
  const path = files.join(commonFolder, ref);
  const facts = await files.facts(path);
  if (facts === undefined) return readPacked(files, commonFolder, ref);
  if (facts.type !== 'file' || facts.size > MAX_LOOSE) return undefined;
  const text = lossyTextOf((await files.read(path)) ?? new Uint8Array());
  return named(LOOSE.exec(text)?.[1]);
}

async function readPacked(
  files: Files,
  commonFolder: string,
  ref: string,
): Promise<PlainRef | undefined> {
  const path = files.join(commonFolder, 'packed-refs');
  const facts = await files.facts(path);
  if (facts === undefined) return { oid: undefined };
  if (facts.type !== 'file' || facts.size > MAX_PACKED) return undefined;
  const text = `\n${lossyTextOf((await files.read(path)) ?? new Uint8Array())}`;
  const end = text.indexOf(` ${ref}\n`);
  if (end === -1) return { oid: undefined };
  const oid = /\n([0-9a-f]{40})$/.exec(text.slice(Math.max(0, end - 41), end))?.[1];
  return named(oid);
}

function named(oid: Oid | undefined): PlainRef | undefined {
  return oid === undefined ? undefined : { oid };
}
