/** The first brief: six criteria, each with the command that shows it, and one gate. */
export const PUBLISH = `---
title: Publish Inkwell with a clean history
criteria:
  - id: one-root
    text: The history that leaves has one root commit
    check: sh check/one-root.sh
  - id: only-main
    text: The public repository serves main and nothing else
    check: sh check/only-main.sh
  - id: no-sos-refs
    text: Our own records are not in the public repository
    check: sh check/no-sos-refs.sh
  - id: no-private-paths
    text: No file names a private path
    check: sh check/no-private-paths.sh
  - id: licence
    text: The licence is in the tree
    check: git cat-file -e HEAD:LICENSE
  - id: tests
    text: The tests pass, and skipped ones are named
    check: sh test/run.sh
    suite: unit
gates:
  - name: clean-history
    holder: athena
    trigger: submission
    needs: [one-root, only-main, no-sos-refs, no-private-paths, licence, tests]
    person: true
assignees: [sos-dev]
---

One commit, one branch, nothing private. Look at the remote too, not only at the clone.
`;

/** The second brief, as it was first asked for. */
export const EXTRACT = `---
title: Extract the kernel
criteria:
  - id: no-trace
    text: The private path is gone from the four files that hold it
    check: sh check/no-private-paths.sh
gates:
  - name: no-trace
    holder: role:gatekeeper
    trigger: submission
    needs: [no-trace]
boundaries: [no-push]
assignees: [sos-dev]
---

Four files hold the private path.
`;

/** The second brief after the scan told a larger story. */
export const EXTRACT_AMENDED = EXTRACT.replace(
  'The private path is gone from the four files that hold it',
  'No commit holds the private path or anything shaped like a key',
)
  .replace('check/no-private-paths.sh', 'check/no-trace.sh')
  .replace(
    'Four files hold the private path.',
    'Every commit that leaves is looked at, not only the last.',
  );

/** What of the second brief's answer may leave. */
export const ALLOWLIST = `paths: [README.md, LICENSE, "*.sh", test, check]
mustHave: [LICENSE]
mustNotHave: [notes, cache]
message: Kernel
`;
