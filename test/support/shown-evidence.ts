import type { BriefState } from '../../src/briefs/index.ts';
import type { ShownEvidence } from '../../src/gates/index.ts';
import type { DraftOf } from '../../src/records/index.ts';
import { ofKind, type Ruling } from '../../src/trust/index.ts';

/** A run of a criterion's command on a commit, as a draft. */
export function runOf(
  brief: string,
  criterion: string,
  given: { commit: string; exit?: number; reproduces?: string },
): DraftOf<'evidence'> {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  return {
    kind: 'evidence',
    brief,
    criterion,
    run: {
      argv: ['git', 'rev-list', '--all'],
      folder: '.',
      commit: given.commit,
      started: '2026-11-23T00:00:00.000Z',
      duration: 5,
      exit: given.exit ?? 0,
      output: { content: { size: 0, sha256: empty, parts: [] }, total: 0, dropped: 0 },
      environment: [],
      runner: { host: 'here', platform: 'linux' },
    },
    ...(given.reproduces === undefined ? {} : { reproduces: given.reproduces }),
  };
}

/** Judges evidence as simply as a test of gates needs: exit 0 is enough up to grade self. */
export function shownFor(ruling: Ruling, brief: BriefState): ShownEvidence[] {
  const entries = ofKind(ruling.entries, 'evidence').filter((e) => e.record.brief === brief.id);
  return entries.map((entry) => {
    const passed = entry.record.run?.exit === 0;
    const grade = entry.record.reproduces === undefined ? ('self' as const) : ('gate' as const);
    const asked = brief.terms.criteria.find(({ id }) => id === entry.record.criterion);
    const enough = asked?.grade !== 'gate' || grade === 'gate';
    const why = passed ? `it is of grade ${grade}` : 'its command failed';
    const satisfies =
      asked === undefined ? [] : [{ criterion: asked.id, ok: passed && enough, why }];
    return { entry, grade, passed, satisfies, notes: [] };
  });
}
