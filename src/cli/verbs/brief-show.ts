import { standingOf } from '../../app/index.ts';
import { findBrief, versionOf } from '../../briefs/index.ts';
import { utf8 } from '../../base/index.ts';
import { briefDraftText } from '../../briefs/index.ts';
import { briefShownView } from '../../views/index.ts';
import { nextOf } from '../next-moves.ts';
import { argument, flag, wholeNumber } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief show`: everything about one brief. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    version: wholeNumber('N', 'Show the terms of that version'),
    terms: flag('Print the terms alone, as the text that brief amend takes'),
  },
  examples: ['sos brief show S069', 'sos brief show S069 --version 1 --terms'],
  async run(input, { workspace }) {
    const reading = await workspace.readToDecide();
    const standing = await standingOf(workspace.repository, reading);
    const brief = findBrief(standing.briefs, input.id);
    const { version, terms } = versionOf(brief, input.version);
    const moves = standing.moves().filter((move) => move.brief === brief.id);
    const me = await workspace.me(reading);
    const about = { version, terms, moves };
    const closing = standing.closingOf(brief, me?.principal?.name);
    return {
      view: { name: 'brief-shown', content: briefShownView(closing, about) },
      asOf: reading.asOf,
      ...(input.terms ? { raw: utf8(briefDraftText(terms, brief.id)) } : {}),
      next: nextOf(moves, me?.principal?.name, `sos gate status ${brief.id}`),
    };
  },
});
