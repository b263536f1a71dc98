import { shortId, type RecordId } from '../base/index.ts';
import {
  changedByOthers,
  toldOfChange,
  type BriefState,
  type ChangedByOther,
} from '../briefs/index.ts';
import { messageMoves } from '../bus/index.ts';
import { waysOut } from '../gates/index.ts';
import type { Finding, Proposal, Ruling } from '../trust/index.ts';
import { admissionMoves } from './newcomers.ts';
import type { Standing } from './standing.ts';

/** Whose turn it is at anything open, and the next verb. */
export interface OpenMove {
  readonly brief: string | undefined;
  readonly gate: string | undefined;
  readonly message: RecordId | undefined;
  /** Who can make it; empty where nobody can, which is worth saying aloud. */
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  /** The command to type. */
  readonly next: string;
}

/** Threat: thousands of records that are taken back, so that nothing else is read. */
const MOST_NAMED = 3;

/** A move that is about no brief and no message. */
const elsewhere = { brief: undefined, gate: undefined, message: undefined };

/** Says whose move everything open is: briefs and gates, messages, and whoever asks to be enrolled. */
export function openMoves(standing: Standing): OpenMove[] {
  const { ruling, messages } = standing;
  return [
    ...takenBackElsewhere(standing)
      .slice(0, MOST_NAMED)
      .flatMap((doubt) => settling(doubt, ruling)),
    ...standing.moves().map((move) => ({ gate: undefined, message: undefined, ...move })),
    ...messageMoves(messages, ruling).map((move) => ({ gate: undefined, ...move })),
    ...[...standing.briefs.all.values()].flatMap((brief) => looksAtChanges(brief, ruling)),
    ...ruling.proposals.filter(({ state }) => state === 'open').map(approval),
    ...ruling.proposals
      .filter(({ state }) => state === 'rival')
      .map((each) => choice(each, ruling)),
    // Threat: requests that anybody can make without being known, in front of what is to be done.
    ...admissionMoves(ruling).map((move) => ({ ...elsewhere, ...move })),
  ];
}

/** What was taken back that no brief which is here tells of: who may what, and openings of briefs. */
function takenBackElsewhere({ ruling, briefs }: Standing): Finding[] {
  return ruling.findings.filter(({ doubts = [] }) =>
    doubts.some(({ brief }) => brief === undefined || !briefs.all.has(brief)),
  );
}

function settling(doubt: Finding, ruling: Ruling): OpenMove[] {
  return waysOut(doubt, ruling).map((way) => ({ ...elsewhere, ...way }));
}

/** Threat: the gate goes out of a brief, or its words become others, and nobody is told whose it was. */
function looksAtChanges(brief: BriefState, { roster, entries }: Ruling): OpenMove[] {
  return changedByOthers(brief).flatMap((change) => {
    const { id, author } = change.version;
    const done = new Set(entries.filter(({ about }) => about === id).map((each) => each.author));
    const who = toldOfChange(change, brief, roster).filter((name) => !done.has(name));
    if (who.length === 0) return [];
    return [
      {
        ...elsewhere,
        brief: brief.id,
        message: id,
        who,
        what: `look at what ${author} changed in ${brief.id}, and acknowledge ${shortId(id)}`,
        why: whyToLook(change),
        next: `sos ack ${shortId(id)}`,
      },
    ];
  });
}

function whyToLook({ moved, words }: ChangedByOther): string {
  const asked =
    moved.length === 0 ? [] : [`${moved.join(', ')} is gone or asks for something else`];
  const said = words.length === 0 ? [] : [`other words: ${words.join(', ')}`];
  return [...asked, ...said].join('; ');
}

function approval({ id, terms: { version }, old, fresh }: Proposal): OpenMove {
  const missing = [old, fresh].filter(({ needed, approving }) => approving.length < needed);
  return {
    ...elsewhere,
    who: [...new Set(missing.flatMap(({ others }) => others))].sort(),
    what: `approve policy ${version}, or leave it`,
    why: `it needs the word of ${Math.max(...missing.map(lacking))} more`,
    next: `sos policy show ${shortId(id)}`,
  };
}

function lacking({ needed, approving }: Proposal['old']): number {
  return needed - approving.length;
}

function choice({ id, terms: { version } }: Proposal, { policy }: Ruling): OpenMove {
  return {
    ...elsewhere,
    who: policy?.founders.map(({ name }) => name) ?? [],
    what: `choose between this policy ${version} and its rivals`,
    why: 'each has the votes, so none is in force',
    next: `sos policy show ${shortId(id)}`,
  };
}
