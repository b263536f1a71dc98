import { manifestHere } from '../../app/index.ts';
import { joinWords } from '../../briefs/index.ts';
import { buildRelease } from '../../release/index.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos release build`: a repository of one commit, made from a manifest and nothing else. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Makes an empty bare repository and gives it every file of the manifest in one git fast-import:',
    'no clone, no fetch, no archive, no filter. The commit bears the name that the manifest says and',
    "the source's date, so that whoever builds it again gets the same commit.",
    'The folder must not exist, and does not exist afterwards where anything failed.',
  ],
  parameters: {
    folder: argument('DIR', 'The folder to be made'),
    manifest: option('ID', 'The manifest; the newest without it'),
  },
  examples: ['sos release build ../inkwell.git', 'sos release build ../out.git --manifest 1f3a9c'],
  async run(input, { workspace, host }) {
    const reading = await workspace.readToDecide();
    const { entry, list } = await manifestHere(reading, input.manifest);
    const folder = host.files.absolute(input.folder, host.environment.folder);
    const names = await buildRelease(host, workspace.repository.store, { list, folder });
    const content = {
      folder: input.folder,
      manifest: entry.id,
      commit: list.commit,
      release: names.commit,
      files: list.files.length,
    };
    return {
      view: { name: 'release-built', content },
      asOf: reading.asOf,
      next: [joinWords(['sos', 'release', 'check', input.folder])],
    };
  },
});
