import { ALLOWLIST, EXTRACT, EXTRACT_AMENDED } from '../briefs.ts';
import type { Scene, Typing } from '../scene.ts';

const PRIVATE = 'at /home/mumega/sos\n';

/** With the notes that are there already, 85 files that name a private path; the brief believes in 4. */
const DIRTY: Readonly<Record<string, string>> = {
  'memory.db': `SQLite format 3\0${PRIVATE}`,
  ...Object.fromEntries(
    Array.from({ length: 83 }, (_, index) => [`cache/${index + 1}.txt`, PRIVATE]),
  ),
};

/** What the whole repository must not hold, and whose name a public copy bears: said once. */
const POLICY = `release: {name: Inkwell, email: inkwell@example.org}
scan: {private: [/home/mumega]}
`;

/** Shaped like a key and made up; put together here so that no file of ours holds one. */
const KEY_SHAPED = ['AI', 'za', 'Demo'.repeat(8), 'Key'].join('');

const scan: Omit<Typing, 'tells'> = {
  who: 'sos-dev',
  types: 'sos evidence run --brief S070 --criterion no-trace',
};

/** The first answer is incomplete: failing scans are kept, the brief is amended, history rewritten. */
export const briefSaidFour: Scene = {
  title: 'C. The brief said four',
  about:
    'The scan tells a larger story than the brief. Nothing is edited: the brief is amended by appending.',
  steps: [
    {
      who: 'kasra',
      tells: 'What must not leave, and whose name a public copy bears: part of the policy.',
      saves: { '../policy.yaml': POLICY },
    },
    { who: 'kasra', types: 'sos policy propose ../policy.yaml', shows: ['in force'] },
    {
      who: 'kasra',
      tells: 'A brief that believes in four files, and lets nothing out.',
      saves: { '../S070.md': EXTRACT },
    },
    { who: 'kasra', tells: 'It is opened.', types: 'sos brief new ../S070.md --id S070' },
    { who: 'sos-dev', tells: 'The builder gets it.', types: 'sos sync' },
    { who: 'sos-dev', tells: 'And takes it on.', types: 'sos brief claim S070' },
    {
      who: 'sos-dev',
      tells: 'The brief says no-push. A hook, asked for, holds it.',
      types: 'sos guard install',
    },
    {
      who: 'sos-dev',
      tells: 'The repository as it is.',
      types: 'git checkout --quiet -b kernel main',
    },
    {
      who: 'sos-dev',
      tells: 'Caches, a memory database, a fixture with a key-shaped string.',
      saves: { ...DIRTY, 'test/fixture.env': `KEY=${KEY_SHAPED}\n` },
    },
    { who: 'sos-dev', tells: 'All of it was committed one day.', types: 'git add .' },
    {
      who: 'sos-dev',
      types: 'git commit --quiet -m "Kernel as found"',
    },
    {
      who: 'sos-dev',
      tells: 'The fixture was changed once, and the key stayed.',
      saves: { 'test/fixture.env': `# for tests\nKEY=${KEY_SHAPED}\n` },
    },
    { who: 'sos-dev', types: 'git commit --quiet --all -m "Say what it is for"' },
    {
      ...scan,
      tells: 'The scan says 85. Failing evidence is recorded.',
      exit: 1,
      shows: ['files that name a private path: 85'],
    },
    {
      who: 'sos-dev',
      tells: 'Everything that this commit holds, not only what the brief asked about.',
      types: 'sos scan --commit HEAD',
      exit: 3,
      shows: ['generated.database', 'private.1', 'gcp-api-key'],
    },
    {
      who: 'sos-dev',
      tells: 'A blocker is a message with a type; the brief cannot close over it.',
      types:
        'sos send kasra "the brief says four files, the scan says 85, and nobody has looked at history yet: please say whether every commit that leaves has to be clean, or only the last one" --type blocker --brief S070',
    },
    { who: 'kasra', tells: 'Kasra hears of it.', types: 'sos sync' },
    {
      who: 'kasra',
      tells: 'A list shows a preview, and says that it is one.',
      types: 'sos inbox',
      shows: ['preview, '],
      keeps: { blocker: /^([0-9a-f]{12}) +blocker from/m },
    },
    {
      who: 'kasra',
      tells: 'The message itself is always whole.',
      types: 'sos thread {blocker}',
      shows: ['or only the last one'],
    },
    { who: 'kasra', tells: 'The new terms.', saves: { '../S070.md': EXTRACT_AMENDED } },
    {
      who: 'kasra',
      tells: 'Amended with a reason.',
      types:
        'sos brief amend S070 ../S070.md --reason "the scan found more than four, and history counts too"',
    },
    {
      who: 'kasra',
      tells: 'The old text is kept.',
      types: 'sos brief show S070 --version 1 --terms',
      shows: ['Four files hold the private path.'],
    },
    {
      who: 'kasra',
      tells: 'The blocker is answered.',
      types: 'sos reply {blocker} "amended: every commit that leaves is looked at"',
    },
    { who: 'sos-dev', tells: 'The builder goes on.', types: 'sos sync' },
    {
      who: 'sos-dev',
      tells: 'What holds the path is removed.',
      types: 'git rm --quiet -r cache memory.db notes',
    },
    {
      who: 'sos-dev',
      tells: 'The last commit is clean now.',
      types: 'git commit --quiet -m "Remove what is private"',
    },
    {
      ...scan,
      tells: 'But history is not. The scan names commits and files, never the key.',
      exit: 1,
      shows: ['test/fixture.env'],
    },
    {
      who: 'sos-dev',
      tells: 'History is rewritten.',
      types: 'git checkout --quiet --orphan clean',
    },
    { who: 'sos-dev', types: 'git commit --quiet -m "Kernel"' },
    { ...scan, tells: 'The scan finds more: the fixture.', exit: 1, shows: ['test/fixture.env'] },
    { who: 'sos-dev', tells: 'Rewritten again.', types: 'git rm --quiet test/fixture.env' },
    {
      who: 'sos-dev',
      tells: 'What may leave is said, so that nothing else does.',
      saves: { LICENSE: 'MIT\n', '.sos/release.yaml': ALLOWLIST },
    },
    { who: 'sos-dev', types: 'git add LICENSE .sos' },
    { who: 'sos-dev', types: 'git commit --quiet --amend --no-edit' },
    { ...scan, tells: 'Now nothing is left.', shows: ['no trace in any of 1 commits'] },
    {
      who: 'sos-dev',
      tells: 'The old commits go for good.',
      types: 'git branch --quiet -D kernel',
    },
    {
      who: 'sos-dev',
      types: 'git reflog expire --expire=now --all',
    },
    { who: 'sos-dev', types: 'git gc --quiet --prune=now' },
    {
      who: 'sos-dev',
      tells: 'What was recorded on them stays, though the commits are gone.',
      types: 'sos evidence list --brief S070',
      shows: ['exit 1', 'passed', 'subject missing'],
    },
    {
      who: 'sos-dev',
      tells: 'What the new branch has and main has not is looked at, and holds nothing.',
      types: 'sos scan --range main..clean',
    },
    {
      who: 'sos-dev',
      tells: 'To be looked at it has to be shared, and the guard refuses.',
      types: 'git push --quiet origin clean',
      exit: 1,
      shows: ['S070 says no-push'],
    },
    {
      who: 'kasra',
      tells: 'Somebody who did none of the work permits this one push.',
      types: 'sos permit give S070 clean --single --reason "for Athena to look at"',
    },
    { who: 'sos-dev', types: 'sos sync' },
    {
      who: 'sos-dev',
      tells: 'The commit that is left is shared.',
      types: 'git push --quiet origin clean',
    },
    { who: 'sos-dev', tells: 'And offered.', types: 'sos brief submit S070' },
    {
      who: 'sos-dev',
      tells: 'What leaves is a list of paths and blobs, and the commit that they make.',
      types: 'sos release plan S070',
      keeps: { manifest: /^manifest +([0-9a-f]{12})/m },
    },
    { who: 'athena', tells: 'Athena gets it.', types: 'sos sync' },
    { who: 'athena', tells: 'And the commit with it.', types: 'git fetch --quiet' },
    { who: 'athena', tells: 'She scans it herself.', types: 'git checkout --quiet origin/clean' },
    { who: 'athena', types: 'sh check/no-trace.sh' },
    {
      who: 'athena',
      tells: 'She works the list out herself.',
      types: 'sos release plan S070',
      shows: ['worked out again here and the same'],
    },
    {
      who: 'athena',
      tells: 'And passes it, for this commit and this list.',
      types: 'sos gate pass S070 no-trace --manifest {manifest}',
    },
    { who: 'kasra', tells: 'Kasra gets the verdict.', types: 'sos sync' },
    { who: 'kasra', tells: 'And the commit.', types: 'git fetch --quiet' },
    { who: 'kasra', tells: 'The second brief closes.', types: 'sos brief close S070' },
  ],
};
