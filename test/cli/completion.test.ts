import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';

const scriptFor = async (shell: string) => (await runSos(['completion', shell])).stdout;
const has = (program: string) => spawnSync(program, ['-c', 'exit 0']).status === 0;

/** Asks a real bash what it would offer at the end of a line. */
function offered(script: string, ...typed: string[]): string[] {
  const asked = `${script}
    COMP_WORDS=(sos "$@"); COMP_CWORD=$#; _sos; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const ran = spawnSync('bash', ['--norc', '-uc', asked, 'bash', ...typed], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout.split('\n').filter((line) => line !== '');
}

describe.skipIf(!has('bash'))('completion in bash (skipped where there is no bash)', () => {
  it('offers verbs, what follows a noun, and the options of a verb', async () => {
    const script = await scriptFor('bash');
    expect(offered(script, 'st')).toEqual(['status']);
    expect(offered(script, '')).toEqual(expect.arrayContaining(['init', 'brief', 'gate']));
    expect(offered(script, 'brief', 'c')).toEqual(['claim', 'close', 'cancel']);
    expect(offered(script, 'command', 'run', '--a')).toEqual([
      '--again',
      '--as-worker',
      '--allow-redacted',
    ]);
    expect(offered(script, '-C', 'folder', 'gate', 'p')).toEqual(['pass']);
  });

  it('offers the words that an option takes, and files where it takes any', async () => {
    const script = await scriptFor('bash');
    expect(offered(script, 'gate', 'block', 'S1', 'clean', '--severity', 'm')).toEqual([
      'major',
      'minor',
    ]);
    expect(offered(script, 'send', 'kasra', '--file', '')).toEqual([]);
    expect(offered(script, 'evidence', 'run', '--', 'npm', '')).toEqual([]);
  });
});

it.each(['zsh', 'fish'])('completion is read by %s (where it is installed)', async (shell) => {
  const script = await scriptFor(shell);
  expect(script).toContain(`sos completion ${shell}`);
  if (has(shell)) expect(spawnSync(shell, ['-n'], { input: script }).status).toBe(0);
});

it('for a shell that is none of the three is wrong usage', async () => {
  const ran = await runSos(['completion', 'bsh', '--json']);
  expect(ran).toMatchObject({ exit: 2 });
  expect(ran.json().error).toMatchObject({ code: 'cli.bad-value', hint: 'did you mean bash?' });
});
