import type { Oid, StreamEnd } from '../git/index.ts';
import { SosError } from '../base/index.ts';
import type { CleanObjects } from './clean-objects.ts';
import { OVERLAP } from './object-scan.ts';
import type { Scanning } from './scanning.ts';

/** Bytes up to which an object is looked at whole, and its archives are opened. */
const WHOLE = 16 * 1024 * 1024;

const BOUNDS = { whole: WHOLE, overlap: OVERLAP };

/** Names of objects that are listed one by one as not looked at. */
const MOST_NAMED = 20;

/** Looks at every object that is here, whoever names it, and then whether all that is named was. */
export async function scanEveryObject(scanning: Scanning): Promise<void> {
  const { clean } = scanning;
  if (clean === undefined || clean.size === 0) await scanAfresh(scanning);
  else await scanWhatIsNew(scanning, clean);
  await noteHalfRepository(scanning);
}

async function scanAfresh(scanning: Scanning): Promise<void> {
  const { survey, objects } = scanning;
  const wish = { bounds: BOUNDS, timeout: Math.max(1, scanning.left()) };
  const end = await survey.everyObject(wish, (object, piece) => {
    objects.visit(object, piece);
  });
  if (end.cutShort === 'damaged') await scanTheRest(scanning);
  else noteEnd(scanning, end);
  // What nothing reaches any more may lack what it names, and is whole all the same.
  if (objects.table.lacks) await noteMissing(scanning);
}

/** What was clean may have lost since what it names: history is walked, which needs no blob. */
async function scanWhatIsNew(scanning: Scanning, clean: CleanObjects): Promise<void> {
  const { survey, objects, counts } = scanning;
  const fresh: Oid[] = [];
  await survey.objectNames((oid, type) => {
    if (type === 'missing' || !clean.has(oid)) fresh.push(oid);
    else {
      objects.skip(oid, type);
      counts.remembered += 1;
    }
  });
  await scanObjects(scanning, fresh);
  await noteMissing(scanning);
}

/** Looks at some objects and no others. */
export async function scanObjects(scanning: Scanning, oids: readonly Oid[]): Promise<void> {
  const { survey, objects } = scanning;
  const wish = { bounds: BOUNDS, timeout: Math.max(1, scanning.left()) };
  const end = await survey.objects([...new Set(oids)], wish, (object, piece) => {
    objects.visit(object, piece);
  });
  noteEnd(scanning, end);
}

/** Threat: one damaged object in a pack, and all behind it pass unseen. */
async function scanTheRest(scanning: Scanning): Promise<void> {
  const rest: Oid[] = [];
  await scanning.survey.objectNames((oid) => {
    if (!scanning.objects.table.isHere(oid)) rest.push(oid);
  });
  await scanObjects(scanning, rest);
}

function noteEnd({ notLookedAt }: Scanning, { unreadable, cutShort }: StreamEnd): void {
  for (const oid of unreadable.slice(0, MOST_NAMED))
    notLookedAt.push({ what: `object ${oid}`, why: 'it is damaged or not here' });
  if (unreadable.length > MOST_NAMED)
    notLookedAt.push({ what: `${unreadable.length - MOST_NAMED} further objects`, why: 'damaged' });
  if (cutShort === 'timeout') notLookedAt.push({ what: 'further objects', why: 'time ran out' });
  if (cutShort === 'damaged')
    notLookedAt.push({ what: 'further objects', why: 'too many are damaged' });
}

/** Names what history reaches and is not here. */
async function noteMissing({ survey, notLookedAt }: Scanning): Promise<void> {
  try {
    const missing = await survey.missing();
    for (const oid of missing.slice(0, MOST_NAMED))
      notLookedAt.push({ what: `object ${oid}`, why: 'history names it, and it is not here' });
    if (missing.length > MOST_NAMED)
      notLookedAt.push({ what: `${missing.length - MOST_NAMED} further objects`, why: 'not here' });
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    notLookedAt.push({ what: 'history beyond a break', why: error.message });
  }
}

/** Threat: a clone of the last commit alone passes for a repository that never held anything else. */
async function noteHalfRepository({ host, places, notLookedAt }: Scanning): Promise<void> {
  const { commonFolder, shallow } = places;
  if (shallow)
    notLookedAt.push({ what: 'history before the oldest commits here', why: 'a shallow clone' });
  const packs = await host.files.list(host.files.join(commonFolder, 'objects', 'pack'));
  if (packs.some((name) => name.endsWith('.promisor')))
    notLookedAt.push({ what: 'objects that were never fetched', why: 'a partial clone' });
  for (const pack of packs.filter((name) => name.endsWith('.pack')))
    if (!packs.includes(pack.replace(/pack$/, 'idx')))
      notLookedAt.push({
        what: `objects/pack/${pack}`,
        why: 'it has no index, so git does not read it',
      });
}
