import { PUBLISH } from '../briefs.ts';
import type { Scene, Typing } from '../scene.ts';

const show = (criterion: string, tells: string): Typing => ({
  who: 'sos-dev',
  tells,
  types: `sos evidence run --brief S069 --criterion ${criterion}`,
});

/** Work that looks clean is blocked for what the remote still serves, mended, shown and passed. */
export const cleanButOldRefs: Scene = {
  title: 'A. Clean, but old refs remain',
  about:
    'A release looks clean in the clone, while the public repository still serves what was before.',
  steps: [
    {
      who: 'kasra',
      tells: 'An earlier attempt left a branch, a tag and a pull request in public.',
      types:
        'git push --quiet ../../public.git main:drafts main:refs/tags/v0.9 main:refs/pull/7/head',
    },
    {
      who: 'kasra',
      tells: 'What is wanted, and the command that shows each part.',
      saves: { '../S069.md': PUBLISH },
    },
    {
      who: 'kasra',
      tells: 'The brief is signed and shared.',
      types: 'sos brief new ../S069.md --id S069',
      shows: ['shared'],
    },
    { who: 'sos-dev', tells: 'The builder finds it.', types: 'sos sync' },
    {
      who: 'sos-dev',
      tells: 'Taken on: from now on sos-dev can never pass its gate.',
      types: 'sos brief claim S069',
    },
    {
      who: 'sos-dev',
      tells: 'The work: a history of one commit.',
      types: 'git checkout --quiet --orphan release',
    },
    { who: 'sos-dev', tells: 'The private notes stay behind.', types: 'git rm --quiet -rf notes' },
    { who: 'sos-dev', tells: 'One root commit.', types: 'git commit --quiet -m "Inkwell 1.0"' },
    { who: 'sos-dev', tells: 'Published.', types: 'git remote add public ../../public.git' },
    { who: 'sos-dev', types: 'git push --quiet public release:main' },
    {
      who: 'sos-dev',
      tells: 'And shared with the team.',
      types: 'git push --quiet origin release',
    },
    show('one-root', 'A run becomes signed evidence.'),
    { ...show('licence', 'A run that fails is evidence too, and recorded.'), exit: 128 },
    {
      who: 'sos-dev',
      tells: 'Offered all the same: it looks clean from here.',
      types: 'sos brief submit S069',
    },
    { who: 'athena', tells: 'The gatekeeper gets what is asked of her.', types: 'sos sync' },
    { who: 'athena', tells: 'And the commit that it is about.', types: 'git fetch --quiet' },
    {
      who: 'athena',
      tells: 'What is asked, what was shown, by whom.',
      types: 'sos gate show S069 clean-history',
    },
    {
      who: 'athena',
      tells: 'She looks at the remote itself.',
      types: 'git ls-remote ../../public.git',
      shows: ['refs/heads/drafts', 'refs/tags/v0.9', 'refs/pull/7/head'],
    },
    {
      who: 'athena',
      tells: 'Her no is signed, bound to the commit, and says how to mend it.',
      types:
        'sos gate block S069 clean-history --finding "the public repository serves a branch, a tag and a pull request of the old history" --severity critical --place public.git --fix "git push --quiet public --delete drafts v0.9 refs/pull/7/head" --recheck "sh check/only-main.sh"',
      shows: ['shared'],
      keeps: { verdict: /^block on .* ([0-9a-f]{12})$/m },
    },
    { who: 'sos-dev', tells: 'The builder hears of it.', types: 'sos sync' },
    { who: 'sos-dev', tells: 'A verdict comes as mail to whom it concerns.', types: 'sos inbox' },
    {
      who: 'sos-dev',
      tells: 'The finding, byte for byte, with its fix and its recheck.',
      types: 'sos show {verdict}',
      shows: [
        'git push --quiet public --delete drafts v0.9 refs/pull/7/head',
        'sh check/only-main.sh',
      ],
    },
    { who: 'sos-dev', tells: 'Signed for.', types: 'sos ack {verdict}' },
    {
      who: 'sos-dev',
      tells: 'The fix, as written.',
      types: 'git push --quiet public --delete drafts v0.9 refs/pull/7/head',
    },
    { who: 'sos-dev', tells: 'The licence was missing as well.', saves: { LICENSE: 'MIT\n' } },
    { who: 'sos-dev', tells: 'A new head.', types: 'git add LICENSE' },
    { who: 'sos-dev', types: 'git commit --quiet --amend --no-edit' },
    {
      who: 'sos-dev',
      tells: 'Published again.',
      types: 'git push --quiet --force public release:main',
    },
    {
      who: 'sos-dev',
      tells: 'And shared again.',
      types: 'git push --quiet --force origin release',
    },
    show('one-root', 'What was shown for the old head does not count for the new one.'),
    show('only-main', 'The recheck, recorded.'),
    show('no-sos-refs', 'Our own records did not leak.'),
    show('no-private-paths', 'Nor did private paths.'),
    show('licence', 'The licence is there.'),
    {
      ...show('tests', 'Skipped tests are counted, not hidden.'),
      types: 'sos evidence run --brief S069 --criterion tests --suite unit',
    },
    {
      who: 'sos-dev',
      tells: 'Offered again; the gate is asked again.',
      types: 'sos brief submit S069',
    },
    {
      who: 'sos-dev',
      tells: 'The builder cannot pass the gate.',
      types: 'sos gate pass S069 clean-history',
      exit: 3,
    },
    {
      who: 'sos-dev',
      tells: 'And nobody closes around a gate: all that is missing is listed.',
      types: 'sos brief close S069',
      exit: 3,
    },
    { who: 'athena', tells: 'Athena looks again.', types: 'sos sync' },
    { who: 'athena', tells: 'And the new commit.', types: 'git fetch --quiet' },
    {
      who: 'athena',
      tells: 'Whose move is it, and what is the next verb?',
      types: 'sos status',
      shows: ['clean-history'],
    },
    {
      who: 'athena',
      tells: 'The remote serves main and nothing else.',
      types: 'git ls-remote --refs ../../public.git',
    },
    {
      who: 'athena',
      tells: 'Her yes says what it did not look at.',
      types: 'sos gate pass S069 clean-history --not-checked "how the greeting sounds"',
      shows: ['shared'],
    },
    { who: 'kasra', tells: 'Kasra gets the verdict.', types: 'sos sync' },
    { who: 'kasra', tells: 'And the commit.', types: 'git fetch --quiet' },
    { who: 'kasra', tells: 'This is what a build asks.', types: 'sos gate check S069' },
    {
      who: 'kasra',
      tells: 'A pass of one head is no pass of another.',
      types: 'sos gate check S069 clean-history --commit main',
      exit: 3,
    },
    {
      who: 'kasra',
      tells: 'Now it closes, and names what it rests on.',
      types: 'sos brief close S069',
    },
  ],
};
