import { numberText } from '../base/index.ts';
import type { JoinRequest, Principal, Ruling } from '../trust/index.ts';
import { asksForEverything, mayAdmit } from './admission.ts';
import { admitCommand, asksForTakenName } from './admit-command.ts';

/** Whose turn it is to let somebody in, and the command to type. */
export interface AdmissionMove {
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** So many newcomers are named one by one; anybody can ask, and as often as they like. */
const MOST = 3;

/**
 * Says who can let in newcomers. Threat: so many requests by strangers that nobody sees what else is
 * to be done.
 */
export function admissionMoves(ruling: Ruling): AdmissionMove[] {
  const asking = newcomers(ruling);
  if (asking.length <= MOST) return asking.map((request) => admission(request, ruling));
  const named = asking.slice(0, MOST).map(({ principal }) => principal);
  return [
    {
      who: [...new Set(asking.flatMap((request) => admitters(request, ruling)))],
      what: `${numberText(asking.length)} ask to be enrolled`,
      why: `${named.join(', ')} and ${numberText(asking.length - MOST)} more`,
      next: 'sos identity list',
    },
  ];
}

/** Names the commands by which somebody lets in newcomers, as far as they may and as few as can be read. */
export function admissionsFor(ruling: Ruling, admitter: Principal | undefined): string[] {
  const mine = newcomers(ruling).filter(
    (request) => admitter !== undefined && mayAdmit(admitter, request, ruling),
  );
  if (mine.length > MOST) return ['sos help identity admit'];
  return mine.map((request) => lookOrAdmit(ruling, request));
}

/** Threat: a stranger's key under a known name, let in because a list said so. */
function newcomers(ruling: Ruling): readonly JoinRequest[] {
  return ruling.requests.filter((request) => !asksForTakenName(ruling, request));
}

function admission(request: JoinRequest, ruling: Ruling): AdmissionMove {
  const { principal, roles } = request;
  return {
    who: admitters(request, ruling),
    what: `admit ${principal}, or leave it`,
    why: `${principal} asks to be enrolled as ${roles.join(', ') || 'nothing in particular'}`,
    next: lookOrAdmit(ruling, request),
  };
}

function admitters(request: JoinRequest, ruling: Ruling): string[] {
  return [...ruling.roster.values()]
    .filter((each) => mayAdmit(each, request, ruling))
    .map(({ name }) => name);
}

/** Threat: a line that is pasted by habit, and lets somebody do everything. */
function lookOrAdmit(ruling: Ruling, request: JoinRequest): string {
  return asksForEverything(ruling, request)
    ? `sos identity show ${request.principal}`
    : admitCommand(ruling, request);
}
