import { principalNamed, subjectOf } from '../../app/index.ts';
import { shortId } from '../../base/index.ts';
import { briefsOf, findBrief } from '../../briefs/index.ts';
import type { TrustedEntry } from '../../trust/index.ts';
import { logView, recordLine, requestLine } from '../../views/index.ts';
import { choice, flag, option, wholeNumber } from '../parameters.ts';
import { FAMILIES, FAMILY_OF } from '../record-families.ts';
import { defineVerb } from '../verb.ts';

/** `sos log`: what happened, newest first. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Verified records are listed, and before them the requests of keys that wait to be enrolled; git',
    'log sos/ledger shows every commit.',
  ],
  parameters: {
    brief: option('ID', 'Only records about this brief, or the beginning of its id'),
    by: option('NAME', 'Only records of this principal'),
    kind: choice(FAMILIES, 'Only records of this family'),
    limit: wholeNumber('N', 'How many to list (30)'),
    all: flag('List them all'),
  },
  examples: ['sos log', 'sos log --brief S069 --kind gate', 'sos log --by athena --json'],
  async run({ brief, by, kind, limit = 30, all }, { workspace }) {
    const reading = await workspace.read();
    const { ruling, asOf } = reading;
    const unshared = await reading.unshared();
    const isAsking = ruling.requests.some(({ principal }) => principal === by);
    // Threat: a name that is mistyped, and an answer that reads as if its bearer had done nothing.
    if (by !== undefined && !isAsking) principalNamed(ruling, by);
    const wanted = brief === undefined ? undefined : findBrief(briefsOf(ruling), brief).id;
    const fitting = ruling.entries.filter(
      (entry) =>
        (by === undefined || entry.author === by) &&
        (kind === undefined || FAMILY_OF[entry.record.kind] === kind) &&
        (wanted === undefined || isAbout(entry, wanted)),
    );
    const waiting = ruling.requests.filter(
      ({ principal }) =>
        brief === undefined &&
        (by === undefined || by === principal) &&
        (kind === undefined || kind === 'trust'),
    );
    const listed = fitting.toReversed().slice(0, all ? fitting.length : limit);
    const asking = waiting
      .slice(0, all ? waiting.length : limit)
      .map((request) => requestLine(request, !unshared.has(request.id)));
    const counting = listed.map((entry) =>
      recordLine(entry, { preview: subjectOf(entry.record), shared: !unshared.has(entry.id) }),
    );
    const lines = [...asking, ...counting];
    return {
      view: { name: 'log', content: logView(lines, fitting.length + waiting.length) },
      asOf,
      next: lines.slice(0, 1).map(({ id }) => `sos show ${shortId(id)}`),
    };
  },
});

function isAbout({ record }: TrustedEntry, brief: string): boolean {
  return 'brief' in record && record.brief === brief;
}
