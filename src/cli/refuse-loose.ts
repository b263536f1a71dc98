import { argumentMissing, optionNeeds } from './errors.ts';
import { flagOf } from './parameters.ts';

/** What is typed about a message besides its text. */
export interface TypedAbout {
  readonly type: string | undefined;
  readonly folder: string | undefined;
  readonly why: string | undefined;
}

/** Only a command says where it is meant to run and why, and it has to say why. */
export function refuseLoose({ type, folder, why }: TypedAbout): void {
  if (type === 'command') {
    const detail = '--type command needs --why and why it is sent';
    if (why === undefined) throw argumentMissing({ verb: 'send', detail, suggestion: undefined });
    return;
  }
  const loose = Object.entries({ folder, why }).filter(([, value]) => value !== undefined);
  if (loose.length === 0) return;
  const options = loose.map(([name]) => flagOf(name));
  throw optionNeeds('send', options, '--type command');
}
