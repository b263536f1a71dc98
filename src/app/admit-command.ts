import type { JoinRequest, Ruling } from '../trust/index.ts';

type Asking = Pick<JoinRequest, 'principal' | 'fingerprint'>;

/** Tells a request for a name that has keys, whoever asks: theirs would be one key more. */
export function asksForTakenName(ruling: Ruling, { principal }: Asking): boolean {
  return isTaken(ruling, principal);
}

/** Tells whether a name has keys in the ledger, perhaps ended ones. */
export function isTaken({ roster }: Ruling, name: string): boolean {
  return (roster.get(name)?.keys.length ?? 0) > 0;
}

/** Names the command that lets in a key, for whoever may. */
export function admitCommand(ruling: Ruling, request: Asking): string {
  const { principal, fingerprint } = request;
  const further = asksForTakenName(ruling, request) ? ` --further-key ${fingerprint}` : '';
  return `sos identity admit ${principal}${further}`;
}

/** The same for the key that signs here, under the name that it asks for. */
export function commandToAdmit(
  ruling: Ruling,
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
): string {
  return admitCommand(ruling, { principal: name, fingerprint });
}
