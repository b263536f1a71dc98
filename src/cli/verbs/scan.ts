import { utf8 } from '../../base/index.ts';
import { scanHere } from '../../app/index.ts';
import { sarifOf, scanFailure } from '../../scans/index.ts';
import { scanView } from '../../views/index.ts';
import { VERSION } from '../build-facts.ts';
import { progressTeller } from '../progress.ts';
import { flag, option, wholeNumber } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos scan`: looks for secrets, private names and what programs leave, everywhere. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Without an option: every object that is in this clone, also what nothing names any more, all refs,',
    'the Git folder, the index and the work tree. It reads only, and sends nothing anywhere.',
    'Exit 0: clean. Exit 3: findings. Exit 6: nothing found, but not everything could be looked at.',
    'What a finding is about is never shown, only its place and its fingerprint.',
  ],
  parameters: {
    worktree: flag('Only the files of the work tree'),
    index: flag('Only what is staged'),
    commit: option('REV', 'Only what one commit holds'),
    range: option('A..B', 'Only what these commits bring in'),
    remote: flag('Also the refs of the remotes, over the network'),
    fresh: flag('Look again at what was clean before, as gates and releases do'),
    release: flag('As what leaves is held: a licence, and only waivers that say so'),
    sarif: option('FILE|-', 'Write the report as SARIF 2.1.0, too; - prints it instead'),
    timeout: wholeNumber('SECONDS', 'Give up after that time; what is left is named'),
  },
  examples: ['sos scan', 'sos scan --index', 'sos scan --range origin/main..HEAD --json'],
  async run(input, context) {
    const { workspace } = context;
    const { clock, terminal } = workspace.host;
    const tell = progressTeller({ clock, isTerminal: terminal.sayIsTerminal }, (line) =>
      context.say(line),
    );
    const scanned = await scanHere(workspace, {
      ...input,
      timeout: input.timeout === undefined ? undefined : input.timeout * 1000,
      onProgress: (objects, bytes) => {
        tell(() => `looked at ${objects} objects, ${Math.round(bytes / 2 ** 20)} MiB`);
      },
    });
    const answer = {
      view: { name: 'scan', content: scanView(scanned.report, scanned) },
      failure: scanFailure(scanned.report),
    } as const;
    if (input.sarif === undefined) return answer;
    const sarif = utf8(`${JSON.stringify(sarifOf(scanned.report, VERSION), null, 2)}\n`);
    if (input.sarif === '-') return { ...answer, raw: sarif };
    const { files, environment } = workspace.host;
    await files.replace(files.absolute(input.sarif, environment.folder), sarif);
    return answer;
  },
});
