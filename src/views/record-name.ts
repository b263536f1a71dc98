/** Names a record that was appended. */
export interface RecordName {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
}
