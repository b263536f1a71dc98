import { lossyTextOf } from '../../base/index.ts';
import { fieldsIn, pickEntry, requestNamed, subjectOf, type Reading } from '../../app/index.ts';
import type { JoinRequest, TrustedEntry } from '../../trust/index.ts';
import { recordLine, recordView, requestLine, type RecordLine } from '../../views/index.ts';
import { argument, flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

const SEPARATOR = '\n---\n';

/** `sos show`: one record, whole. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Shows the signed text of a record, never a preview. --raw prints the file itself, with its',
    'signature, for ssh-keygen -Y verify. A request of somebody not yet enrolled is shown too.',
  ],
  parameters: {
    id: argument('ID', 'The id of the record, or its first digits'),
    raw: flag('Print the file byte for byte'),
  },
  examples: ['sos show 1f3a9c', 'sos show 1f3a9c --raw > record.yaml'],
  async run({ id, raw }, { workspace }) {
    const reading = await workspace.read();
    const { ruling, asOf } = reading;
    const found = requestNamed(ruling, id) ?? pickEntry(ruling, id);
    const file = await workspace.fileOf(found);
    const text = lossyTextOf(file);
    const payload = text.slice(0, text.indexOf(SEPARATOR) + 1);
    const line = await lineOf(reading, found);
    const view = recordView(line, { path: found.path, record: fieldsIn(file), payload });
    return { view: { name: 'record', content: view }, asOf, ...(raw ? { raw: file } : {}) };
  },
});

async function lineOf(reading: Reading, found: JoinRequest | TrustedEntry): Promise<RecordLine> {
  const shared = !(await reading.unshared()).has(found.id);
  if ('fingerprint' in found) return requestLine(found, shared);
  return recordLine(found, { preview: subjectOf(found.record), shared });
}
