/** What the caller wants of the output, whatever the verb. */
export interface Wishes {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** A command line taken apart as far as that is possible without knowing the verb. */
export interface CommandLine {
  readonly wishes: Wishes;
  /** What is ours: everything before `--`, without the wishes. */
  readonly words: readonly string[];
  /** What follows `--`, untouched; undefined where there is no `--`. */
  readonly rest: readonly string[] | undefined;
}

const WISHES = new Set(['--json', '--quiet', '--no-color']);

/**
 * Takes the wishes out of a command line before and apart from parsing, so that a mistyped command
 * is still answered in the form that was asked for.
 */
export function commandLineOf(argv: readonly string[]): CommandLine {
  const end = argv.indexOf('--');
  const ours = end === -1 ? argv : argv.slice(0, end);
  return {
    wishes: {
      json: ours.includes('--json'),
      quiet: ours.includes('--quiet'),
      color: !ours.includes('--no-color'),
    },
    words: ours.filter((word) => !WISHES.has(word)),
    rest: end === -1 ? undefined : argv.slice(end + 1),
  };
}
