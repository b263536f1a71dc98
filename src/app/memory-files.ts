import { textOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { memoryDamaged } from './errors.ts';

/** What a file of ours holds, before it is known to be right. */
export type Fields = Readonly<Record<string, unknown>>;

const MAX_MEMORY = 65_536;

/** Reads what was remembered; `damaged` where something else stands in its place. */
export async function readMemory<T>(
  files: Files,
  path: string,
  isRight: (value: Fields) => boolean,
): Promise<T | 'damaged' | undefined> {
  const facts = await files.facts(path);
  if (facts === undefined) return undefined;
  // Threat: a pipe, which nobody ever writes to, in the place of a file.
  if (facts.type !== 'file' || facts.size > MAX_MEMORY) return 'damaged';
  const fields = fieldsIn((await files.read(path)) ?? new Uint8Array());
  return fields !== undefined && isRight(fields) ? (fields as T) : 'damaged';
}

/** Whom to believe and who one is must not be forgotten silently. Throws `app.memory-damaged`. */
export function refuseDamaged<T extends object>(
  path: string,
  value: T | 'damaged' | undefined,
): T | undefined {
  if (value === 'damaged') throw memoryDamaged(path);
  return value;
}

/** What can be found again counts as none where it is damaged. */
export function unlessDamaged<T extends object>(value: T | 'damaged' | undefined): T | undefined {
  return value === 'damaged' ? undefined : value;
}

function fieldsIn(bytes: Uint8Array): Fields | undefined {
  try {
    const value: unknown = JSON.parse(textOf(bytes) ?? '');
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
