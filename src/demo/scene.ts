/** Who plays: a coordinator, a builder and a gatekeeper. */
export type Player = 'kasra' | 'sos-dev' | 'athena';

interface Told {
  readonly who: Player;
  /** One short sentence: what this is, or why somebody does it. Absent where it goes on. */
  readonly tells?: string;
}

/** Somebody types a command of sos or git. */
export interface Typing extends Told {
  /**
   * The line as typed. `{name}` stands for what an earlier step kept; nothing else of a shell is
   * known, so that the line means the same to every shell and to none.
   */
  readonly types: string;
  /** The folder below the player's home; the clone without it. */
  readonly folder?: string;
  /** The exit code that belongs here; 0 without it. */
  readonly exit?: number;
  /** Texts that the output must hold. */
  readonly shows?: readonly string[];
  /** Names for parts of the output, each the first group of its pattern, for later lines. */
  readonly keeps?: Readonly<Record<string, RegExp>>;
}

/** Somebody saves files of the clone in their editor. */
export interface Editing extends Told {
  readonly saves: Readonly<Record<string, string>>;
}

/** One step of a scene. */
export type Step = Typing | Editing;

/** A part of the story. */
export interface Scene {
  readonly title: string;
  readonly about: string;
  readonly steps: readonly Step[];
}
