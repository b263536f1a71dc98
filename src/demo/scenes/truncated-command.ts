import { sha256Hex, utf8 } from '../../base/index.ts';
import type { Scene } from '../scene.ts';

const OLD_BRANCHES = Array.from({ length: 8 }, (_, line) =>
  Array.from(
    { length: 16 },
    (_none, at) => `refs/heads/old/notes-${line}${String(at).padStart(2, '0')}`,
  ),
);

/** Twelve lines that a careless hand-over cuts, unquotes, expands or re-encodes. */
const FIX = [
  `set -eu; echo "it's" 'a "quote"' \\\\ '$(not run)'`,
  '# a line that ends as on Windows\r',
  'echo "naïve … façade"',
  ...OLD_BRANCHES.map((refs) => `git for-each-ref --format='old: %(refname)' ${refs.join(' ')}`),
  'echo "in $(git rev-parse --abbrev-ref HEAD): nothing old is left"',
  '',
].join('\n');

const DIGEST = sha256Hex(utf8(FIX));

/** A long command arrives whole, is never run by itself, and its run becomes the answer. */
export const truncatedCommand: Scene = {
  title: 'B. The truncated command',
  about: 'A command that is cut on its way is worse than none: it arrives whole or not at all.',
  steps: [
    {
      who: 'kasra',
      tells: 'Twelve lines with every kind of quote, CRLF and UTF-8.',
      saves: { '../fix.sh': FIX },
    },
    {
      who: 'kasra',
      tells: 'Sent byte for byte, with its reason and the folder it is meant for.',
      types:
        'sos send sos-dev --type command --file ../fix.sh --folder . --why "no old branch may be left"',
      shows: ['shared'],
    },
    { who: 'sos-dev', tells: 'The builder looks.', types: 'sos sync' },
    {
      who: 'sos-dev',
      tells: 'A list names the command and its size, and shows no part that could be run.',
      types: 'sos inbox',
      shows: ['a command of 3,727 bytes'],
      keeps: { command: /^([0-9a-f]{12}) +command from/m },
    },
    {
      who: 'sos-dev',
      tells: 'The whole command, with its length and digest, or nothing at all.',
      types: 'sos command show {command}',
      shows: [DIGEST],
    },
    {
      who: 'sos-dev',
      tells: 'For tools that cut output: numbered parts with an end line each.',
      types: 'sos command show {command} --part 2 --part-size 1000',
      shows: ['end of part 2'],
    },
    {
      who: 'sos-dev',
      tells: 'Reading took nothing on. Signing for it does.',
      types: 'sos ack {command}',
    },
    {
      who: 'sos-dev',
      tells: 'Acknowledged twice is acknowledged once.',
      types: 'sos ack {command}',
    },
    {
      who: 'sos-dev',
      tells: 'It is run by the word of its recipient alone, who names its digest.',
      types: `sos command run {command} --sha256 ${DIGEST.slice(0, 8)}`,
      shows: ['in release: nothing old is left'],
    },
    { who: 'kasra', tells: 'Kasra looks again.', types: 'sos sync' },
    {
      who: 'kasra',
      tells: 'Shared, received, done: three things, three names.',
      types: 'sos sent',
      shows: ['done'],
    },
  ],
};
