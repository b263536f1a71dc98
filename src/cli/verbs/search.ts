import { shortId } from '../../base/index.ts';
import { subjectOf } from '../../app/index.ts';
import { logView, recordLine } from '../../views/index.ts';
import { argument, flag, wholeNumber } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos search`: records that hold a text, newest first. */
export const verb = defineVerb({
  needs: 'ledger',
  about: ['Looks into every field of every verified record, letter case aside; not into blobs.'],
  parameters: {
    text: argument('TEXT', 'What to look for'),
    limit: wholeNumber('N', 'How many to list (30)'),
    all: flag('List them all'),
  },
  examples: ['sos search "old refs"', 'sos search 73ee269 --json'],
  async run({ text, limit = 30, all }, { workspace }) {
    const reading = await workspace.read();
    const { ruling, asOf } = reading;
    const unshared = await reading.unshared();
    const wanted = text.toLowerCase();
    const fitting = ruling.entries.filter(
      ({ id, record }) => id.startsWith(wanted) || holds(record, wanted),
    );
    const lines = fitting
      .toReversed()
      .slice(0, all ? fitting.length : limit)
      .map((entry) =>
        recordLine(entry, { preview: subjectOf(entry.record), shared: !unshared.has(entry.id) }),
      );
    return {
      view: { name: 'log', content: logView(lines, fitting.length) },
      asOf,
      next: lines.slice(0, 1).map(({ id }) => `sos show ${shortId(id)}`),
    };
  },
});

/** Looks into all texts of a record. Records are at most eight levels deep. */
function holds(value: unknown, wanted: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((field) => holds(field, wanted));
}
