import { encodePin, pinLosses, pinOf, type LedgerPin } from '../memory/index.ts';
import type { Finding } from '../trust/index.ts';
import {
  noPin,
  noWorkTree,
  pinBackwards,
  pinElsewhere,
  pinNotShared,
  pinNothing,
} from './errors-of-pins.ts';
import { pinAt } from './pin-at.ts';
import type { Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

type Place = Pick<Workspace, 'host' | 'repository'>;

/** A pin and the file that holds it. */
export interface PinFile {
  readonly path: string;
  readonly pin: LedgerPin;
}

/** Reads a pin file; without a path that of the work tree. Throws `app.no-pin`, `memory.bad-pin`. */
export async function readPin({ host, repository }: Place, file?: string): Promise<PinFile> {
  const path =
    file === undefined
      ? host.files.join(pinFolder({ host, repository }), 'pin')
      : host.files.absolute(file, host.environment.folder);
  const pin = await pinAt(host, path);
  if (pin === undefined) throw noPin(path);
  return { path, pin };
}

/** Tells what a pin file promises that the ledger does not hold. */
export async function pinFindings(
  place: Place,
  { ruling }: Reading,
  file?: string,
): Promise<Finding[]> {
  return pinLosses((await readPin(place, file)).pin, ruling);
}

/**
 * Writes the pin of what is there now into the work tree. Refuses to go backwards: what the last pin
 * holds has to be there and count. Threat: a rollback that is committed as if it were an advance.
 */
export async function writePin(place: Place, reading: Reading): Promise<PinFile> {
  const { files } = place.host;
  const folder = pinFolder(place);
  const facts = await files.facts(folder);
  // Threat: a link in the repository that has us write somewhere else.
  if (facts !== undefined && facts.type !== 'folder') throw pinElsewhere(folder);
  const path = files.join(folder, 'pin');
  const pin = pinOf(reading.ruling);
  if (pin === undefined) throw pinNothing();
  if (reading.remote !== undefined && (await reading.unshared()).size > 0) throw pinNotShared();
  const before = await pinAt(place.host, path);
  const [loss] = before === undefined ? [] : pinLosses(before, reading.ruling);
  if (loss !== undefined) throw pinBackwards(path, loss.message);
  await files.makeFolder(folder);
  await files.replace(path, encodePin(pin));
  return { path, pin };
}

function pinFolder({ host, repository: { places } }: Place): string {
  if (places.workTree === undefined) throw noWorkTree();
  return host.files.join(places.workTree, '.sos');
}
