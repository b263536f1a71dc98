import type { RecordId } from '../base/index.ts';
import { messageMoves } from '../bus/index.ts';
import { isActive, mayDo, type JoinRequest, type Ruling } from '../trust/index.ts';
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

/** Says whose move everything open is: briefs and gates, messages, and whoever asks to be enrolled. */
export function openMoves(standing: Standing): OpenMove[] {
  const { ruling, messages } = standing;
  return [
    ...standing.moves().map((move) => ({ gate: undefined, message: undefined, ...move })),
    ...messageMoves(messages, ruling).map((move) => ({ gate: undefined, ...move })),
    ...ruling.requests.map((request) => admission(request, ruling)),
  ];
}

function admission({ principal, roles }: JoinRequest, { roster }: Ruling): OpenMove {
  const who = [...roster.values()]
    .filter(isActive)
    .filter((each) => roles.every((role) => mayDo(each, `enrol:${role}`)))
    .map(({ name }) => name);
  return {
    brief: undefined,
    gate: undefined,
    message: undefined,
    who,
    what: `admit ${principal}, or leave it`,
    why: `${principal} asks to be enrolled as ${roles.join(', ')}`,
    next: `sos identity admit ${principal}`,
  };
}
