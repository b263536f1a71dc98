import { utf8 } from '../base/index.ts';
import { lookInto, type Looking } from './look-into.ts';

/**
 * A secret that opens nothing, made of parts so that no scanner takes this file for a leak, and the
 * forms in which it is planted.
 */
const KEY = ['AKIA', 'Q3EG', 'RZL5', 'WUJ7', 'H2KD'].join('');

/** What a scan must find of what was planted. */
export interface Control {
  readonly planted: number;
  readonly found: number;
}

/**
 * Plants a secret in several forms and looks for it with the same rules in the same run. Threat: a
 * scan that finds nothing because it is broken looks like a scan of what is clean.
 */
export function runControl(looking: Looking): Control {
  const forms = [
    utf8(`aws_access_key_id = ${KEY}\n`),
    utf8(`key: ${Buffer.from(`aws_access_key_id = ${KEY}\n`).toString('base64')}\n`),
    Buffer.from(`aws_access_key_id = ${KEY}\n`, 'utf16le'),
  ];
  const found = forms.filter((form) =>
    lookInto(form, looking).some(({ kind }) => kind === 'secret'),
  );
  return { planted: forms.length, found: found.length };
}
