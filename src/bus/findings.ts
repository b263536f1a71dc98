import { shortId } from '../base/index.ts';
import type { Finding, TrustedEntry } from '../trust/index.ts';

/** A receipt for a message by somebody it was not sent to: it proves nothing about a recipient. */
export function notRecipientFinding(
  receipt: TrustedEntry<'receipt'>,
  message: TrustedEntry<'message'>,
): Finding {
  return {
    code: 'bus.not-recipient',
    severity: 'warning',
    message: `${receipt.author} signed for ${shortId(message.id)}, which ${message.author} sent to ${message.record.to.join(', ')}; the receipt does not count`,
    id: receipt.id,
    path: receipt.path,
    hint: `sos show ${shortId(message.id)}`,
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
