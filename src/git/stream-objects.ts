import { utf8 } from '../base/index.ts';
import { eachLine } from './each-line.ts';
import { isDamage, troubleOf } from './errors.ts';
import type { GitProgram } from './git-program.ts';
import { ObjectStream, type ObjectVisitor, type PieceBounds } from './object-stream.ts';
import { isOid, type Oid } from './oid.ts';

/** How objects are to come by. */
export interface StreamWish {
  readonly bounds: PieceBounds;
  /** Milliseconds, after which what did not come by is left out. */
  readonly timeout: number;
}

/** What did not come by. */
export interface StreamEnd {
  /** Objects that are named and are not here, or are damaged on disk. */
  readonly unreadable: readonly Oid[];
  /** Why it ended before everything had come by; undefined where everything did. */
  readonly cutShort: 'timeout' | 'damaged' | undefined;
}

const CONTENTS = ['cat-file', '--batch', '--buffer'];

/** Damaged objects that are stepped over; a repository with more is broken as a whole. */
const MOST_DAMAGED = 32;

/**
 * Lets every object come by that is here, whoever names it, each once, in the order in which git
 * reads them fastest. At the first object that is damaged on disk git ends, and so does this.
 * Source: git-cat-file(1), `--batch-all-objects`, `--unordered`.
 */
export async function streamAll(
  git: GitProgram,
  wish: StreamWish,
  visit: ObjectVisitor,
): Promise<StreamEnd> {
  const args = [...CONTENTS, '--batch-all-objects', '--unordered'];
  const { absent, cutShort } = await streamOnce(git, { ...wish, args }, visit);
  return { unreadable: absent, cutShort };
}

/** Lets the objects come by that are named, and steps over those that are damaged. */
export async function streamNamed(
  git: GitProgram,
  wish: StreamWish & { readonly oids: readonly Oid[] },
  visit: ObjectVisitor,
): Promise<StreamEnd> {
  const unreadable: Oid[] = [];
  let rest = wish.oids.filter(isOid);
  while (rest.length > 0) {
    const input = utf8(rest.map((oid) => `${oid}\n`).join(''));
    const ran = await streamOnce(git, { ...wish, args: CONTENTS, input }, visit);
    unreadable.push(...ran.absent);
    if (ran.cutShort !== 'damaged') return { unreadable, cutShort: ran.cutShort };
    unreadable.push(...rest.slice(ran.answered, ran.answered + 1));
    if (unreadable.length > MOST_DAMAGED) return { unreadable, cutShort: 'damaged' };
    rest = rest.slice(ran.answered + 1);
  }
  return { unreadable, cutShort: undefined };
}

/** Gives names and types of all objects that are here; of a damaged one the type is `missing`. */
export async function listObjects(
  git: GitProgram,
  onObject: (oid: Oid, type: string) => void,
): Promise<void> {
  const format = '--batch-check=%(objectname) %(objecttype)';
  const args = ['cat-file', '--batch-all-objects', '--buffer', '--unordered', format];
  await eachLine(git, { what: 'list objects', args, end: '\n' }, (line) => {
    const [oid = '', type = ''] = line.split(' ');
    onObject(oid, type);
  });
}

async function streamOnce(
  git: GitProgram,
  wish: StreamWish & { readonly args: readonly string[]; readonly input?: Uint8Array },
  visit: ObjectVisitor,
): Promise<{
  readonly answered: number;
  readonly absent: readonly Oid[];
  readonly cutShort: StreamEnd['cutShort'];
}> {
  let came = 0;
  const stream = new ObjectStream(wish.bounds, (object, piece) => {
    if (piece.last) came += 1;
    visit(object, piece);
  });
  const { exitCode, stopped, stderr } = await git.tryRun(wish.args, {
    timeout: wish.timeout,
    onOutput: (piece) => {
      stream.push(piece);
    },
    ...(wish.input === undefined ? {} : { input: wish.input }),
  });
  const answered = came + stream.absent.length;
  const { absent } = stream;
  if (stopped === 'timeout') return { answered, absent, cutShort: 'timeout' };
  if (exitCode === 0 && stream.settled) return { answered, absent, cutShort: undefined };
  if (!isDamage(stderr) && exitCode !== 0) throw troubleOf('read objects', stderr);
  return { answered, absent, cutShort: 'damaged' };
}
