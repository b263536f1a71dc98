import { lossyTextOf, utf8 } from '../base/index.ts';
import type { GrowingFinding } from './finding-list.ts';
import { lookInto, type Looking } from './look-into.ts';
import type { ScanFinding, ScanPlace } from './scan-finding.ts';

/**
 * Makes of what grew in a scan what may be told. Threat: a report that shows, as the path of one
 * finding, the secret that another one is about.
 */
export function finished(finding: GrowingFinding, looking: Looking): ScanFinding {
  const { found, ...told } = finding;
  const [place = ''] = finding.places.map(({ path, object }) => path ?? object ?? '').sort();
  return {
    ...told,
    fingerprint: looking.rules.fingerprint(told.rule, found, place),
    shown: withoutSecrets(told.shown, looking),
    places: told.places.map((each) => safePlace(each, looking)),
  };
}

/** A merge leaves texts with markers behind that no commit ever holds: they are Git's own. */
export function isOfSomebody({ kind, places }: GrowingFinding): boolean {
  return kind !== 'conflict' || places.some(({ path }) => path !== undefined);
}

function safePlace(place: ScanPlace, looking: Looking): ScanPlace {
  const { path, within } = place;
  return {
    ...place,
    ...(path === undefined ? {} : { path: withoutSecrets(path, looking) }),
    ...(within === undefined ? {} : { within: withoutSecrets(within, looking) }),
  };
}

function withoutSecrets(text: string, looking: Looking): string {
  let bytes: Uint8Array = utf8(text);
  const hits = lookInto(bytes, looking).filter(({ end }) => end > 0);
  let kept = bytes.length;
  for (const { rule, start, end } of hits.sort((a, b) => b.start - a.start)) {
    const word = utf8(`[redacted:${rule}]`);
    const after = bytes.subarray(Math.min(end, kept));
    bytes = Buffer.concat([bytes.subarray(0, start), word, after]);
    kept = start;
  }
  return lossyTextOf(bytes);
}
