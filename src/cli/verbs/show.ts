import { lossyTextOf } from '../../base/index.ts';
import { pickEntry, subjectOf } from '../../app/index.ts';
import { recordLine, recordView } from '../../views/index.ts';
import { argument, flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

const SEPARATOR = '\n---\n';

/** `sos show`: one record, whole. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Shows the signed text of a record, never a preview. --raw prints the file itself, with its',
    'signature, for ssh-keygen -Y verify.',
  ],
  parameters: {
    id: argument('ID', 'The id of the record, or its first digits'),
    raw: flag('Print the file byte for byte'),
  },
  examples: ['sos show 1f3a9c', 'sos show 1f3a9c --raw > record.yaml'],
  async run({ id, raw }, { workspace }) {
    const reading = await workspace.read();
    const { ruling, asOf } = reading;
    const unshared = await reading.unshared();
    const entry = pickEntry(ruling, id);
    const { path, record } = entry;
    const file = await workspace.fileOf(entry);
    const text = lossyTextOf(file);
    const line = recordLine(entry, { preview: subjectOf(record), shared: !unshared.has(entry.id) });
    const payload = text.slice(0, text.indexOf(SEPARATOR) + 1);
    const view = recordView(line, { path, record: { ...record }, payload });
    return { view: { name: 'record', content: view }, asOf, ...(raw ? { raw: file } : {}) };
  },
});
