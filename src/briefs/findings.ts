import { shortId } from '../base/index.ts';
import type { Finding, History, RuleCode, TrustedEntry } from '../trust/index.ts';
import type { BriefState, BriefVersion } from './brief-state.ts';
import type { MovedVersion } from './moved-by-workers.ts';

interface Report {
  readonly code: RuleCode;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly hint?: string;
}

/** A second record that opens the same brief. It can be honest: two who were offline. */
export function duplicateIdFinding(first: BriefState, entry: TrustedEntry<'brief'>): Finding {
  return about(entry, {
    code: 'brief.duplicate-id',
    severity: 'warning',
    message: `${entry.author} opened ${first.id} which ${first.opened.author} had opened before; it does not count`,
    hint: `sos brief new, which takes the next free id`,
  });
}

/** A record about a brief that nobody opened. */
export function unknownBriefFinding(entry: TrustedEntry): Finding {
  const brief = 'brief' in entry.record ? (entry.record.brief ?? '') : '';
  return about(entry, {
    code: 'brief.unknown',
    severity: 'warning',
    message: `${entry.author} wrote a record (${entry.record.kind}) about ${brief}, which nobody opened`,
    hint: 'sos brief list',
  });
}

/** A record that follows or answers other terms than it may. */
export function wrongVersionFinding(brief: BriefState, entry: TrustedEntry): Finding {
  return about(entry, {
    code: 'brief.wrong-version',
    severity: 'warning',
    message: `${what(entry)} does not stand on version ${brief.version} of ${brief.id} and does not count`,
    hint: `sos brief show ${brief.id}`,
  });
}

/** A record about a brief that had ended. A notice where its author could not know. */
export function endedFinding(brief: BriefState, entry: TrustedEntry, history: History): Finding {
  const ending = brief.closing ?? brief.cancellation;
  const knew = ending !== undefined && history.precedes(ending.id, entry.id);
  return about(entry, {
    code: 'brief.not-open',
    severity: knew ? 'warning' : 'notice',
    message: `${what(entry)} does not count: ${brief.id} was ${brief.standing} before`,
    hint: `sos brief reopen ${brief.id}`,
  });
}

/** A reopening of a brief that is not ended. */
export function notEndedFinding(brief: BriefState, entry: TrustedEntry): Finding {
  return about(entry, {
    code: 'brief.not-ended',
    severity: 'notice',
    message: `${what(entry)} changes nothing: ${brief.id} is ${brief.standing}`,
  });
}

/** A claim on a brief that somebody else held. */
export function claimLostFinding(brief: BriefState, entry: TrustedEntry, holder: string): Finding {
  return about(entry, {
    code: 'brief.claim-lost',
    severity: 'notice',
    message: `${entry.author} claimed ${brief.id} while ${holder} held it`,
    hint: `sos brief show ${brief.id}`,
  });
}

/** Work offered, or a claim given back, by somebody whose it was not. */
export function notYoursFinding(brief: BriefState, entry: TrustedEntry): Finding {
  const holder = brief.claim?.author;
  const held = holder === undefined ? 'nobody holds it' : `${holder} holds it`;
  return about(entry, {
    code: 'brief.not-yours',
    severity: 'warning',
    message: `${what(entry)} does not count: of ${brief.id}, ${held}`,
    hint: `sos brief show ${brief.id}`,
  });
}

/** An amendment that changes a gate or criterion or drops a boundary, by whoever did the work behind it. */
export function gatesMovedFinding(
  brief: BriefState,
  entry: TrustedEntry,
  gates: readonly string[],
): Finding {
  return about(entry, {
    code: 'brief.gates-moved',
    severity: 'error',
    message: `${entry.author} worked on ${brief.id} and changed its gates, criteria or boundaries (${gates.join(', ')}); the amendment does not count`,
    hint: `sos brief show ${brief.id}`,
  });
}

/** Work on a brief, or its closing, by somebody who asked less of it before, and did not open it. */
export function lessAskedFinding(
  brief: Pick<BriefState, 'id'>,
  entry: TrustedEntry,
  { version, moved }: MovedVersion,
): Finding {
  return about(entry, {
    code: 'brief.asked-less',
    severity: 'error',
    message: `${entry.author} changed what ${brief.id} asks for in version ${version.version} (${moved.join(', ')}) and did not open it; ${what(entry)} does not count`,
    hint: `sos brief show ${brief.id}`,
  });
}

/** A gate or criterion that was changed by somebody who took the work on later. */
export function movedBeforeWorkFinding(
  brief: BriefState,
  version: BriefVersion,
  gates: readonly string[],
): Finding {
  const entry = brief.records.find(({ id }) => id === version.id);
  return {
    code: 'brief.gates-moved',
    severity: 'warning',
    message: `${version.author} changed gates, criteria or boundaries of ${brief.id} (${gates.join(', ')}) and then worked on it`,
    id: version.id,
    ...(entry === undefined ? {} : { path: entry.path }),
    hint: `sos brief show ${brief.id}`,
  };
}

function what(entry: TrustedEntry): string {
  return `the ${entry.record.kind} ${shortId(entry.id)} of ${entry.author}`;
}

function about(entry: TrustedEntry, report: Report): Finding {
  return { ...report, id: entry.id, path: entry.path };
}
