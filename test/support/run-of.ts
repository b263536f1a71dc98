import type { DraftOf } from '../../src/records/index.ts';

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
