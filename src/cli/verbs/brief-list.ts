import { standingOf } from '../../app/index.ts';
import { briefListView } from '../../views/index.ts';
import { nextOf } from '../next-moves.ts';
import { flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief list`: the briefs that go on, or all of them. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: { all: flag('Also those that were closed or cancelled') },
  examples: ['sos brief list', 'sos brief list --all --json'],
  async run({ all }, { workspace }) {
    const reading = await workspace.read();
    const standing = await standingOf(workspace.repository, reading);
    const { briefs, gates } = standing;
    const moves = standing.moves();
    const me = await workspace.me(reading);
    const [first] = [...briefs.all.keys()].slice(-1);
    const otherwise = first === undefined ? 'sos help brief new' : `sos brief show ${first}`;
    return {
      view: { name: 'brief-list', content: briefListView({ briefs, gates, moves }, all) },
      asOf: reading.asOf,
      next: nextOf(moves, me?.principal?.name, otherwise).slice(0, 3),
    };
  },
});
