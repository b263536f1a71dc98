import { lossyTextOf } from '../../base/index.ts';
import { pickEvidence, withOffer, withSubjects, type Reading } from '../../app/index.ts';
import { contentNotWhole, noContent, type JudgedEvidence } from '../../evidence/index.ts';
import { evidenceView } from '../../views/index.ts';
import { argument, flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos evidence show`: one piece of evidence, whole. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Output is shown behind a margin, unsafe characters made visible. --output prints its exact',
    'bytes, --raw the signed record. Content that is altered (exit 4) or missing (exit 6) is not shown.',
  ],
  parameters: {
    id: argument('ID', 'The evidence, or the first digits of its id'),
    raw: flag('Print the signed record byte for byte'),
    output: flag('Print what was kept byte for byte'),
  },
  examples: ['sos evidence show 1f3a9c', 'sos evidence show 1f3a9c --output > output.txt'],
  async run({ id, raw, output }, { workspace }) {
    const reading = await workspace.readToDecide();
    const picked = withOffer(reading.ruling, pickEvidence(reading.ruling, id));
    const [judged = picked] = await withSubjects(workspace.repository.store, [picked]);
    const { entry } = judged;
    const known = { shared: !(await reading.unshared()).has(entry.id) };
    const { asOf } = reading;
    if (raw) {
      const content = evidenceView(judged, known);
      return { view: { name: 'evidence', content }, asOf, raw: await workspace.fileOf(entry) };
    }
    const bytes = await contentOfEvidence(judged, reading);
    if (output && bytes === undefined) throw noContent(entry.id);
    const text = bytes === undefined ? {} : { text: lossyTextOf(bytes) };
    return {
      view: { name: 'evidence', content: evidenceView(judged, { ...known, ...text }) },
      asOf,
      ...(output ? { raw: bytes } : {}),
    };
  },
});

async function contentOfEvidence(
  { entry: { id, record } }: JudgedEvidence,
  reading: Reading,
): Promise<Uint8Array | undefined> {
  const name = record.run?.output.content ?? record.file?.content;
  if (name === undefined) return undefined;
  const answer = await reading.content(name);
  if (!answer.ok) throw contentNotWhole(id, answer.problem, answer.part);
  return answer.bytes;
}
