import type { Waiver } from '../scans/index.ts';

/** What is let be. */
export interface WaiverView {
  readonly id: string;
  readonly fingerprint: string;
  readonly by: string;
  readonly at: string;
  readonly standing: Waiver['standing'];
  /** The first moment at which it holds no more; null where it was withdrawn. */
  readonly until: string | null;
  /** It holds for what leaves, too. */
  readonly release: boolean;
  /** The only blob that may leave with it; null where it is named by what it is. */
  readonly object: string | null;
  readonly untrusted: { readonly reason: string };
}

/** All that was ever let be, one for each finding. */
export interface WaiversView {
  readonly waivers: readonly WaiverView[];
}

/** Shapes the answer of `sos scan waivers`. */
export function waiversView(waivers: readonly Waiver[]): WaiversView {
  return {
    waivers: waivers.map(({ entry: { id, author, record }, ...waiver }) => ({
      id,
      fingerprint: waiver.fingerprint,
      by: author,
      at: record.at,
      standing: waiver.standing,
      until: record.until ?? null,
      release: waiver.release,
      object: waiver.object ?? null,
      untrusted: { reason: record.reason },
    })),
  };
}
