type Variables = Readonly<Record<string, string>>;

/** What `git rev-parse --local-env-vars` prints: the variables that name one repository. */
const OF_ONE_REPOSITORY: ReadonlySet<string> = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/** Leaves out what would lead git, started in another repository, back into this one. */
export function apartFromHere(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !OF_ONE_REPOSITORY.has(name)),
  );
}
