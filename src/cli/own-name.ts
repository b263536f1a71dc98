import type { Environment } from '../host/index.ts';
import { nameNeeded } from './errors.ts';

/** The name that was given, or else the account's, made to fit where it nearly does. */
export function nameOrAccount(given: string | undefined, { variables }: Environment): string {
  if (given !== undefined) return given;
  const account = variables['USER'] ?? variables['LOGNAME'] ?? '';
  const fitting = account
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (fitting === '') throw nameNeeded();
  return fitting;
}
