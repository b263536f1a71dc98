import { shortId } from '../base/index.ts';
import type { Gates } from '../gates/index.ts';
import { ofKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';

type Receipt = TrustedEntry<'release'>;

/**
 * Reports receipts that rest on no gate. Threat: somebody who may release pushes what nobody signed,
 * and writes the receipt by hand.
 */
export function releaseFindings(ruling: Ruling, gates: Gates): Finding[] {
  return ofKind(ruling.entries, 'release').flatMap((receipt) => {
    const why = flawOf(receipt, ruling, gates);
    return why === undefined ? [] : [unsigned(receipt, why)];
  });
}

function flawOf({ id, record }: Receipt, ruling: Ruling, gates: Gates): string | undefined {
  const { manifest, release, brief, verdicts } = record;
  const named = ofKind(ruling.entries, 'manifest').find((each) => each.id === manifest)?.record;
  if (named?.brief !== brief || named.release !== release) {
    return `${shortId(manifest)} is no manifest of ${brief} that makes ${shortId(release)}`;
  }
  const counting = (gates.all.get(brief) ?? [])
    .flatMap((gate) => gate.verdicts)
    .filter(({ flaw }) => flaw === undefined)
    .map(({ entry }) => entry);
  const signed = verdicts.every((verdict) => {
    const pass = counting.find((each) => each.id === verdict);
    const names = pass?.record.verdict === 'pass' && pass.record.manifest === manifest;
    return names && ruling.history.precedes(verdict, id);
  });
  return signed ? undefined : 'it names a verdict that did not pass this manifest before';
}

function unsigned({ id, path, author, record }: Receipt, why: string): Finding {
  return {
    code: 'release.unsigned',
    severity: 'error',
    message: `the release of ${shortId(record.release)} by ${author} rests on no gate: ${why}`,
    id,
    path,
    hint: `sos gate status ${record.brief}`,
  };
}
