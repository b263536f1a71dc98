import type { Environment } from '../host/index.ts';

/** The account's name, made to fit the ledger where it nearly does; undefined where there is none. */
export function accountName({ variables }: Environment): string | undefined {
  const account = variables['USER'] ?? variables['LOGNAME'] ?? '';
  const fitting = account
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return fitting === '' ? undefined : fitting;
}

/** The command that begins a ledger; its help where nobody can tell what the founder is called. */
export function commandToBegin(environment: Environment): string {
  const name = accountName(environment);
  return name === undefined ? 'sos help init' : `sos init ${name}`;
}
