import { accountName } from '../app/index.ts';
import type { Environment } from '../host/index.ts';
import { nameNeeded } from './errors.ts';

/** The name that was given, or else the account's, made to fit where it nearly does. */
export function nameOrAccount(given: string | undefined, environment: Environment): string {
  const name = given ?? accountName(environment);
  if (name === undefined) throw nameNeeded();
  return name;
}
