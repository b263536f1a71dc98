import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../src/host/node/index.ts';
import { plainAuthor } from '../../src/git/plain-author.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

beforeAll(() => {
  sandbox = new Sandbox();
  sandbox.repo();
});
afterAll(() => {
  sandbox.remove();
});

const PLAIN = '[core]\n\trepositoryformatversion = 0\n\tbare = false\n';

/** What is read without git from the user's settings, beside those of the repository. */
function readIn(settings: string, own = PLAIN) {
  const global = sandbox.write('settings', settings);
  sandbox.write('work/.git/config', own);
  const { variables } = sandbox.host({ GIT_CONFIG_GLOBAL: global }).environment;
  const { files, processes, environment } = createNodeHost();
  const commonFolder = sandbox.at('work/.git');
  const places = {
    gitFolder: commonFolder,
    commonFolder,
    workTree: sandbox.at('work'),
    hash: 'sha1',
    shallow: false,
    plain: true,
  } as const;
  return plainAuthor({ files, processes, environment: { ...environment, variables } }, places);
}

/** What git itself says of the same settings. */
function asGitSays(key: string): string {
  const named = `--file=${sandbox.at('settings')}`;
  return sandbox.git('work', 'config', named, '--get', key);
}

describe('the user’s name and e-mail are read without git where they stand plainly', () => {
  it('as git config --global writes them', async () => {
    const file = `--file=${sandbox.at('written')}`;
    sandbox.git('work', 'config', file, 'core.editor', 'vi');
    sandbox.git('work', 'config', file, 'user.name', "Ada O'Neil 名");
    sandbox.git('work', 'config', file, 'user.email', 'ada@example.org');
    sandbox.git('work', 'config', file, 'url.https://x.example/.insteadOf', 'x:');
    const { readFileSync } = await import('node:fs');
    const written = readFileSync(sandbox.at('written'), 'utf8');
    expect(await readIn(written)).toEqual({ name: "Ada O'Neil 名", email: 'ada@example.org' });
  });

  it.each([
    ['a comment behind the name', '[user]\nname = Ada # once Augusta\nemail = a@b\n'],
    ['quotes', '[user]\nname = "Ada "\nemail = a@b\n'],
    ['escapes', '[user]\nname = Ada\\tL\nemail = a@b\n'],
    [
      'a line that goes on',
      '[user]\nname = Ada\nemail = a@b\n[alias]\nx = y \\\n[user]\nname = no\n',
    ],
    ['another file', '[user]\nname = Ada\nemail = a@b\n[include]\npath = more\n'],
    ['a setting beside its heading', '[user] name = Ada\n[user]\nname = B\nemail = a@b\n'],
    ['no e-mail', '[user]\nname = Ada\n'],
    ['a name without a value', '[user]\nname = A\nname\nemail = a@b\n'],
    ['an empty name', '[user]\nname =\nemail = a@b\n'],
    ['a section of the same name', '[user "x"]\nname = Ada\nemail = a@b\n'],
    ['line ends of another system', '[user]\r\nname = Ada\r\nemail = a@b\r\n'],
  ])('and git is asked about %s', async (_what, settings) => {
    expect(await readIn(settings)).toBeUndefined();
  });

  it('and git is asked where the repository has something to say of users', async () => {
    const settings = '[user]\nname = Ada\nemail = a@b\n';
    expect(await readIn(settings)).toEqual({ name: 'Ada', email: 'a@b' });
    const remote = '[remote "origin"]\n\turl = git@host.example:user/inkwell.git\n';
    expect(await readIn(settings, `${PLAIN}${remote}`)).toBeDefined();
    expect(await readIn(settings, `${PLAIN}[User]\nname = Here\n`)).toBeUndefined();
    expect(await readIn(settings, `${PLAIN}[core][user]\nname = Here\n`)).toBeUndefined();
  });

  it('and never otherwise than git reads them', async () => {
    const piece = fc.constantFrom(
      ...[
        '[user]',
        '[User]',
        '[core]',
        '[user "x"]',
        '[user.x]',
        '[ user ]',
        'name',
        'email',
        'Name',
      ],
      ...['name = Ada', 'email=a@b', ' NAME\t=  B  C ', 'email = c@d ; e', 'name = "q"', 'x = \\'],
      ...[
        '# name = no',
        '; x',
        '',
        '[user] name = D',
        'name = E\\nF',
        'email = ',
        'user = 1',
        'name = T\tU',
        'name = \u00a0V',
        'email = w\u3000',

        '\\',
      ],
    );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (lines) => {
        const found = await readIn(`[user]\nname = First\nemail = f@g\n${lines.join('\n')}\n`);
        if (found === undefined) return;
        read += 1;
        expect(asGitSays('user.name')).toBe(found.name);
        expect(asGitSays('user.email')).toBe(found.email);
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(10);
  });
});
