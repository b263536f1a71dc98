/** One thing that help names, and what it is. */
export interface HelpLine {
  readonly term: string;
  readonly summary: string;
}

/** Lines that belong together. */
export interface HelpSection {
  readonly title: string;
  readonly lines: readonly HelpLine[];
}

/** What help says about the program, a group of verbs, one verb or a topic. */
export interface HelpView {
  readonly title: string;
  /** How to type it; empty for a topic. */
  readonly usage: string;
  /** Sentences, one a line. */
  readonly about: readonly string[];
  readonly sections: readonly HelpSection[];
  readonly examples: readonly string[];
}
