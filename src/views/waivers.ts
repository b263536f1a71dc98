import type { Waiver } from '../scans/index.ts';

/** What is let be. */
export interface WaiverView {
  readonly id: string;
  readonly fingerprint: string;
  readonly by: string;
  readonly at: string;
  readonly standing: Waiver['standing'];
  /** The first moment at which it holds no more; null where it was taken back. */
  readonly until: string | null;
  /** It holds for what leaves, too. */
  readonly release: boolean;
  readonly untrusted: { readonly reason: string };
}

/** All that was ever let be, one for each finding. */
export interface WaiversView {
  readonly waivers: readonly WaiverView[];
}

/** Shapes the answer of `sos scan waivers`. */
export function waiversView(waivers: readonly Waiver[]): WaiversView {
  return {
    waivers: waivers.map(({ entry: { id, author, record }, fingerprint, standing, release }) => ({
      id,
      fingerprint,
      by: author,
      at: record.at,
      standing,
      until: record.until ?? null,
      release,
      untrusted: { reason: record.reason },
    })),
  };
}
