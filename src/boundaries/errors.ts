import { shortId, showUnsafe, SosError } from '../base/index.ts';
import { joinWords, type BriefState } from '../briefs/index.ts';
import type { Finding } from '../trust/index.ts';

/** Somebody lets push to a ref who may not. */
export function mayNotPermit(who: string, ref: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'boundaries.may-not-permit',
    message: `${who} may not let anybody push to ${showUnsafe(ref)}. Nothing was written.`,
    hint: `It takes the capability push:${showUnsafe(ref)}.`,
    next: [
      'sos identity list',
      joinWords(['sos', 'identity', 'grant', who, `push:${showUnsafe(ref)}`]),
    ],
  });
}

/** Whoever did the work lets it out. */
export function ownWork(who: string, brief: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'boundaries.own-work',
    message: `${who} did work of ${brief}, and nobody lets the own work out. Nothing was written.`,
    hint: 'Somebody else with the capability has to.',
    next: [`sos brief show ${brief}`, 'sos identity list'],
  });
}

/** The permit was withdrawn, or used up for another commit. */
export function alreadyOver(id: string, by: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'boundaries.already-over',
    message: `permit ${shortId(id)} is over: ${by} withdrew it or used it up. Nothing was written.`,
    next: ['sos permit list --all'],
  });
}

/** The record is no permit. */
export function notAPermit(id: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'boundaries.not-a-permit',
    message: `${shortId(id)} is no permit. Nothing was written.`,
    next: ['sos permit list'],
  });
}

/** The text is no ref that can be pushed to. */
export function notARef(typed: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'boundaries.not-a-ref',
    message: `${showUnsafe(typed)} is no ref that a permit can be for. Nothing was written.`,
    hint: 'A branch as main, or a whole ref as refs/tags/v1.',
    next: ['sos permit list'],
  });
}

/** What a closed boundary says of a push. */
export interface Closed {
  readonly ref: string;
  readonly brief: BriefState | undefined;
  readonly gate: string | undefined;
  /** Who could permit it; empty where nobody can. */
  readonly could: readonly string[];
  /** What is in doubt: while it is, no permit and no pass opens the boundary. */
  readonly doubt: Finding | undefined;
}

/** Threat: a reason made so long that nobody reads it. */
const MOST_NAMED = 3;

/** A boundary forbids a push. */
export function pushRefused(closed: readonly Closed[]): SosError {
  const [first] = closed;
  const refs = [...new Set(closed.map(({ ref }) => ref))].join(', ');
  const why = [...new Set(closed.map(whyOf))];
  const more = why.length > MOST_NAMED ? `; and ${why.length - MOST_NAMED} more` : '';
  return new SosError({
    kind: 'refused',
    code: 'boundaries.push-refused',
    message: `${refs} must not be pushed: ${why.slice(0, MOST_NAMED).join('; ')}${more}. Nothing was pushed.`,
    hint: hintFor(first),
    next: ['sos sync', ...(first === undefined ? [] : waysOut(first)), 'sos guard check'],
    facts: {
      closed: closed.map(({ ref, brief, gate, could, doubt }) => ({
        ref,
        brief: brief?.id,
        gate,
        could,
        doubt: doubt?.id,
      })),
    },
  });
}

/** A permit would open nothing while something is in doubt. */
function waysOut({ ref, brief, doubt }: Closed): string[] {
  if (doubt !== undefined) {
    const { adopt, leaveOut } = doubt.settling ?? {};
    return [adopt, leaveOut].flatMap((command) => command ?? []);
  }
  if (brief === undefined) return [];
  const permit = joinWords(['sos', 'permit', 'give', brief.id, showUnsafe(ref), '--single']);
  return [`sos gate check ${brief.id}`, permit];
}

function whyOf({ brief, gate, doubt }: Closed): string {
  if (doubt !== undefined) return `what may forbid it is in doubt: ${doubt.message}`;
  const by = brief === undefined ? 'the policy protects it' : `${brief.id} says no-push`;
  return gate === undefined ? by : `${by} until gate ${gate} passes`;
}

function hintFor(closed: Closed | undefined): string {
  if (closed?.doubt !== undefined)
    return 'Ask its author; then somebody who may revoke says whether it counts: sos verify has the commands.';
  const could = closed?.could ?? [];
  if (could.length === 0)
    return 'Nobody who did none of the work may permit it: sos identity list.';
  return `A pass of its gates on this commit, or a permit of ${could.join(' or ')}, opens it; sos sync brings either.`;
}

/** A push that nobody could judge is not let through. */
export function cannotJudge(why: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'boundaries.cannot-judge',
    message: `whether this may be pushed cannot be judged: ${why}. Nothing was pushed.`,
    hint: 'A guard that cannot look lets nothing through; sos guard remove takes it out.',
    next: ['sos doctor', 'sos sync'],
  });
}

/** A push takes something from the ledger that the server judges by. */
export function ledgerLost(how: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'boundaries.ledger-lost',
    message: `this push of the ledger ${how}. Nothing was pushed.`,
    hint: 'A ledger only grows: share it with sos sync. Whoever keeps the server takes the guard out for a purge.',
    next: ['sos sync', 'sos verify'],
  });
}
