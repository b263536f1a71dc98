import type { Player } from './scene.ts';

/** A file as it was saved. Its text is not repeated here: a story about leaks must not leak. */
export interface SavedFile {
  readonly path: string;
  readonly size: number;
}

/** A step as it went. */
export interface PlayedStep {
  /** The scene that begins with this step. */
  readonly opens: { readonly title: string; readonly about: string } | undefined;
  readonly who: Player;
  readonly folder: string;
  readonly tells: string | undefined;
  /** The command as typed; undefined where files were saved. */
  readonly typed: string | undefined;
  readonly saved: readonly SavedFile[];
  readonly exit: number | undefined;
  /** What the program wrote, all of it. */
  readonly stdout: string;
  readonly stderr: string;
  /** What is not as the story tells it; undefined where all is. */
  readonly otherwise: string | undefined;
}
