/** Which sos this is. */
export interface VersionView {
  /** Semantic version of the installed package. */
  readonly version: string;
  /** Version of the record format that it signs. */
  readonly format: number;
}

/** Shapes the answer of `sos version`. */
export function versionView(version: string): VersionView {
  return { version, format: 1 };
}
