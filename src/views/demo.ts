import type { PlayedStep } from '../demo/index.ts';

/** A step of the demonstration: what was typed, and what the program really wrote. */
export interface DemoStepView {
  /** Set where a scene begins. */
  readonly scene: { readonly title: string; readonly about: string } | null;
  readonly who: string;
  readonly folder: string;
  /** Why; null where the step goes on with the one before. */
  readonly tells: string | null;
  /** Null where files were saved in an editor. */
  readonly command: string | null;
  readonly saved: readonly { readonly path: string; readonly size: number }[];
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly asTold: boolean;
}

/** The demonstration as it went. */
export interface DemoView {
  readonly asTold: boolean;
  readonly steps: readonly DemoStepView[];
  readonly milliseconds: number;
  /** The folder that was kept; null where it was removed. */
  readonly folder: string | null;
}

/** Shapes one step. */
export function demoStepView(step: PlayedStep): DemoStepView {
  const { who, folder, tells, saved, stdout, stderr } = step;
  return {
    scene: step.opens ?? null,
    who,
    folder,
    tells: tells ?? null,
    command: step.typed ?? null,
    saved: saved.map(({ path, size }) => ({ path, size })),
    exit: step.exit ?? null,
    stdout,
    stderr,
    asTold: step.otherwise === undefined,
  };
}

/** Shapes the whole. */
export function demoView(
  steps: readonly PlayedStep[],
  { milliseconds, folder }: { readonly milliseconds: number; readonly folder: string | undefined },
): DemoView {
  return {
    asTold: steps.every(({ otherwise }) => otherwise === undefined),
    steps: steps.map(demoStepView),
    milliseconds: Math.round(milliseconds),
    folder: folder ?? null,
  };
}
