/** One thing that doctor looked at. */
export interface SymptomView {
  readonly what: string;
  readonly standing: 'good' | 'warning' | 'bad';
  readonly said: string;
  /** The command that mends it. */
  readonly next: string | null;
}

/** What is in order here and what is not, or what was taken out again. */
export interface DoctorView {
  readonly symptoms: readonly SymptomView[];
  /** Refs and folders that `--undo` removed. */
  readonly removed: readonly string[];
  /** Folders of the user's own that `--undo` left: keys, what was seen of ledgers, kept code. */
  readonly stays: readonly string[];
}

interface Symptom extends Omit<SymptomView, 'next'> {
  readonly next?: string;
}

/** Shapes the answer of `sos doctor`. */
export function doctorView(
  symptoms: readonly Symptom[],
  { removed, stays }: Omit<DoctorView, 'symptoms'> = { removed: [], stays: [] },
): DoctorView {
  return {
    symptoms: symptoms.map(({ what, standing, said, next }) => ({
      what,
      standing,
      said,
      next: next ?? null,
    })),
    removed,
    stays,
  };
}
