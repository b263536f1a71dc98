/** What a verb that appends answers. */
export interface AppendedView {
  readonly records: readonly {
    readonly id: string;
    readonly kind: string;
    readonly path: string;
  }[];
  /** True where a retry found what was appended before and added nothing. */
  readonly already: boolean;
  /** What the records do, in a sentence of ours. */
  readonly summary: string;
  /** The new private key, where one was made for what was appended. */
  readonly keyFile?: string | undefined;
  /** What holds here now, whether or not anything was added. */
  readonly now?: string;
}

/** Shapes the answer of a verb that appends. */
export function appendedView(
  written: Pick<AppendedView, 'records' | 'already'>,
  summary: string,
): AppendedView {
  const records = written.records.map(({ id, kind, path }) => ({ id, kind, path }));
  return { records, already: written.already, summary };
}
