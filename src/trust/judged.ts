/** What judgement adds to a record that counts. */
export interface Judged {
  /** Place in the one order that respects causes; the same for everybody with the same records. */
  readonly order: number;
  /** The principal whose key signed. */
  readonly author: string;
  /** The author was enrolled as a human being. */
  readonly person: boolean;
}
