import {
  furtherKeys,
  openMoves,
  standingOf,
  waysOn,
  type Me,
  type Reading,
  type Standing,
} from '../../app/index.ts';
import { isEnded, type BriefState } from '../../briefs/index.ts';
import { leakView, statusView, whoamiView, type StatusView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos status`, and `sos` alone: whose move it is and the next verb. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Yours first, then what you wait for, what nobody can do, what is not shared yet, and how many',
    'problems sos verify would report (but for bytes beside records, into which it does not look).',
    'Looking changes nothing.',
  ],
  parameters: {},
  examples: ['sos status', 'sos status --json'],
  async run(_input, { workspace }) {
    const reading = await workspace.read();
    const me = await workspace.me(reading);
    const standing = await standingOf(workspace.repository, reading);
    const leaks = (await workspace.leaksToTell(reading)).map(leakView);
    const content = await statusOf(reading, standing, { me, leaks });
    const next = [...new Set([...content.mine, ...content.heldUp].map((move) => move.next))];
    const noticed = await workspace.alarms();
    const ended = me !== undefined && content.standing === 'ended' ? waysOn(me.name) : [];
    const share = content.unshared.length + noticed.length > 0 ? ['sos sync'] : [];
    return {
      view: { name: 'status', content },
      noticed,
      asOf: reading.asOf,
      next: content.standing === 'none' ? ['sos help join'] : [...ended, ...next, ...share],
    };
  },
});

async function statusOf(
  reading: Reading,
  standing: Standing,
  { me, leaks }: { readonly me: Me | undefined } & Pick<StatusView, 'leaks'>,
): Promise<StatusView> {
  const { remote } = reading;
  const open = [...standing.briefs.all.values()].filter((brief) => !isEnded(brief));
  const mine = open.filter((brief) => me !== undefined && concerns(brief, me.name));
  return statusView({
    me: me?.name,
    standing: whoamiView(me).standing,
    moves: openMoves(standing),
    heldUp: standing.heldUp(),
    myBriefs: new Set(mine.map(({ id }) => id)),
    leaks,
    furtherKeys: furtherKeys(reading.ruling, me?.principal),
    withoutDoor: open.flatMap(withoutDoor),
    affected: standing.gates.affected.map(({ brief, gate }) => ({ brief, gate })),
    remote,
    unshared: await reading.unshared(),
    problems: standing.findings().filter(({ severity }) => severity === 'error').length,
  });
}

function concerns({ people, claim, workers }: BriefState, who: string): boolean {
  const about = [people.author, claim?.author, ...people.assignees, ...workers];
  return about.includes(who);
}

function withoutDoor({ id, terms, people }: BriefState): StatusView['withoutDoor'] {
  return terms.gates
    .filter(({ name }) => (people.holders.get(name) ?? []).length === 0)
    .map(({ name, holder }) => ({ brief: id, gate: name, holder }));
}
