/**
 * A small project: a greeting, its test, private notes, and what shows that it may be published. The
 * checks are plain shell and Git. A scan names commits and files and never prints what it found.
 */
export const projectFiles: Readonly<Record<string, string>> = {
  'README.md': '# Inkwell\n\nA pen for the terminal.\n',
  'greet.sh': 'printf \'hello, %s\\n\' "${1:-world}"\n',
  'notes/today.md': 'Built on /home/mumega/inkwell. Not for the public.\n',
  'test/run.sh': `test "$(sh greet.sh)" = 'hello, world' || exit 1
test "$(sh greet.sh Ada)" = 'hello, Ada' || exit 1
echo 'not run here: a terminal'
echo '2 passed, 0 failed, 1 skipped'
`,
  'check/one-root.sh': `roots=$(git rev-list --max-parents=0 --count HEAD)
echo "root commits: $roots"
test "$roots" = 1
`,
  'check/only-main.sh': `git ls-remote public || exit 1
set -- $(git ls-remote --refs public)
test $# = 2 && test "$2" = refs/heads/main
`,
  'check/no-private-paths.sh': `count=$(git grep --text --name-only '/home/[m]umega' HEAD | wc -l)
echo "files that name a private path: $((count))"
test "$count" -eq 0
`,
  'check/no-trace.sh': `found=$(git log --format='%h %s' --name-only -G '/home/[m]umega|AIza[0-9A-Za-z_-]{35}' HEAD)
test -z "$found" || { echo "$found" | tail -n 8; exit 1; }
echo "no trace in any of $(git rev-list --count HEAD) commits"
`,
  'check/no-sos-refs.sh': `git ls-remote public 'refs/heads/sos/*' 'refs/sos/*' || exit 1
test -z "$(git ls-remote public 'refs/heads/sos/*' 'refs/sos/*')"
`,
};
