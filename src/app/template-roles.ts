import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { readTypedYaml, type PolicyTerms } from '../records/index.ts';
import { damagedInstallation } from './errors.ts';

const LARGEST = 64 * 1024;

/** Reads the roles that a new ledger begins with. The record's shape checks what they say. */
export async function templateRoles({ files, environment }: Host): Promise<PolicyTerms['roles']> {
  const path = files.join(environment.packageFolder, 'templates', 'roles.yaml');
  const text = textOf((await files.read(path, { maxBytes: LARGEST })) ?? new Uint8Array());
  if (text === undefined || text === '') throw damagedInstallation(path);
  return (await readTypedYaml(text, { maxBytes: LARGEST, maxDepth: 4 })) as PolicyTerms['roles'];
}
