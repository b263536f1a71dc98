import { judged, type Prove } from './proof.ts';

/** What `git init --bare` writes, with every value that it may have. */
const EXPECTED = [
  /^core\.repositoryformatversion=[01]$/,
  /^core\.(?:filemode|ignorecase|precomposeunicode|symlinks)=(?:true|false)$/,
  /^core\.bare=true$/,
  /^extensions\.objectformat=sha(?:1|256)$/,
  /^extensions\.refstorage=files$/,
];

/**
 * Proves that the configuration says nothing of where the release was made, and makes nobody run or
 * read anything. Threat: a remote's private address, an include of a private path, a hook's path.
 */
export const proveConfig: Prove = async ({ git }) => {
  const claim = { name: 'config', claim: 'its configuration is that of an empty bare repository' };
  const asked = await git.ask(['config', '--list', '--local', '--no-includes', '--null']);
  const lines = { ...asked, stdout: oneLineEach(asked.stdout) };
  return judged(claim, lines, (settings) =>
    settings
      .filter((setting) => !EXPECTED.some((expected) => expected.test(setting)))
      .map((setting) => `the configuration sets ${setting.split('=')[0] ?? ''}`),
  );
};

/** `--null` gives `key`, a line feed, the value, a zero byte: a value cannot pass for a key. */
function oneLineEach(listed: string): string {
  return listed
    .split('\0')
    .map((setting) => setting.replace('\n', '=').replaceAll('\n', ' '))
    .join('\n');
}
