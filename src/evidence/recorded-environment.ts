import { findUnsafe, utf8 } from '../base/index.ts';
import type { Run } from '../records/index.ts';
import { badVariable } from './errors.ts';

type Variables = Readonly<Record<string, string>>;

/** Variables that change what a run does and are never secret. */
const RECORDED = ['CI', 'LANG', 'LC_ALL', 'NODE_ENV', 'TZ'];

/** As much of a value as a record can hold, in bytes. */
const LONGEST = 4000;

/**
 * Picks what is recorded of the environment: an allowlist and the names that were asked for. Of
 * everything else not even the name is kept, because a token in a record stays there for good.
 */
export function recordedEnvironment(
  variables: Variables,
  asked: readonly string[],
): Run['environment'] {
  return [...new Set([...RECORDED, ...asked])].flatMap((name) => {
    const value = variables[name];
    return value === undefined || unfit(value) !== undefined ? [] : [{ name, value }];
  });
}

/** Refuses names that were asked for and cannot be recorded, rather than leaving them out. */
export function refuseUnfitVariables(variables: Variables, asked: readonly string[]): void {
  for (const name of asked) {
    const value = variables[name];
    const problem = value === undefined ? 'is not set' : unfit(value);
    if (problem !== undefined) throw badVariable(name, problem);
  }
}

function unfit(value: string): string | undefined {
  const unsafe = findUnsafe(value);
  if (unsafe !== undefined) return `holds ${unsafe.name}`;
  const size = utf8(value).length;
  return size > LONGEST ? `has ${size} bytes, the limit is ${LONGEST}` : undefined;
}
