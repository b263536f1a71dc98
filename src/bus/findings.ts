import { shortId } from '../base/index.ts';
import type { Finding, TrustedEntry } from '../trust/index.ts';

/** A receipt or a beginning by somebody a message was not sent to: nothing about a recipient. */
export function notRecipientFinding(
  act: TrustedEntry<'receipt' | 'begin'>,
  message: TrustedEntry<'message'>,
): Finding {
  return {
    code: 'bus.not-recipient',
    severity: 'warning',
    message: `${act.author} signed for ${shortId(message.id)}, which ${message.author} sent to ${message.record.to.join(', ')}; the ${act.kind} does not count`,
    id: act.id,
    path: act.path,
    hint: `sos show ${shortId(message.id)}`,
  };
}

/** A command that was begun in several clones of its recipient that did not know of each other. */
export function runTwiceFinding(
  begins: readonly TrustedEntry<'begin'>[],
  message: TrustedEntry<'message'>,
): Finding | undefined {
  const last = begins.at(-1);
  if (last === undefined) return undefined;
  const id = shortId(message.id);
  const hosts = begins.map(({ record }) => record.host).join(' and ');
  return {
    code: 'bus.run-twice',
    severity: 'warning',
    message: `${last.author} began the command ${id} ${begins.length} times, on ${hosts}, without knowing of it there; it may have run each time`,
    id: last.id,
    path: last.path,
    hint: `sos thread ${id}`,
  };
}

/** A receipt or an answer to something that is not in the ledger, or does not count. */
export function unknownMessageFinding(entry: TrustedEntry, target: string): Finding {
  return {
    code: 'bus.unknown-message',
    severity: 'warning',
    message: `the ${entry.record.kind} ${shortId(entry.id)} of ${entry.author} is about ${shortId(target)}, which is not among the records that count`,
    id: entry.id,
    path: entry.path,
    hint: 'sos verify',
  };
}
