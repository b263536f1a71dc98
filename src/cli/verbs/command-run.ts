import { messageIn } from '../../bus/index.ts';
import { consentNeeded, notForYou } from '../errors-of-commands.ts';
import { deskOf, mailNamed } from '../correspondence.ts';
import { argument, flag, option, wholeNumber } from '../parameters.ts';
import { runAlone } from '../run-alone.ts';
import { runAsEvidence, type RunWish } from '../run-as-evidence.ts';
import { takeOn } from '../take-on.ts';
import { defineVerb, type WriteContext } from '../verb.ts';
import { wholeCommand } from '../whole-command.ts';

const DIGITS = 8;

/** `sos command run`: runs the bytes of a command because its recipient says so. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'This is the one place where bytes of a message are run, and only by your own word: you are its',
    'recipient, and you say --yes or the first 8 digits or more of its SHA-256 after you read it.',
    'The bytes are put into a private file and given to `sh`, in --folder or at the top of your work',
    'tree; the folder that the message names is only shown. Length and digest are checked first.',
    'What you declined or ran before is refused: many commands do not bear being done twice.',
    'That you take it on is signed and shared before it runs, so that another clone of yours that begins',
    'at the same time is refused.',
    'The run is recorded as evidence that answers the message, and its exit code is passed on.',
  ],
  parameters: {
    id: argument('ID', 'The message that carries the command'),
    sha256: option('DIGITS', 'The beginning of the digest that sos command show told'),
    yes: flag('Run it without naming its digest'),
    again: flag('Though you ran or declined it: you know that it bears being done twice'),
    folder: option('DIR', 'Where to run it; the top of the work tree without it'),
    timeout: wholeNumber(
      'SECONDS',
      'End it and its process group after that time; not what left the group (setsid)',
    ),
    asWorker: flag('As the holder of a gate: work on the brief and give up passing the gate'),
  },
  examples: ['sos command show 1f3a9c', 'sos command run 1f3a9c --sha256 98ea6e4f'],
  async run({ id, sha256, yes, again, folder, timeout, asWorker }, context) {
    const { reading, around, me } = await deskOf(context.workspace, 'to act');
    const { entry } = messageIn(around, mailNamed({ reading }, id));
    const command = await wholeCommand(reading, entry);
    if (!entry.record.to.includes(me.name)) throw notForYou(entry.id, entry.record.to);
    const named = sha256 !== undefined && sha256.length >= DIGITS;
    const consents = named ? command.sha256.startsWith(sha256.toLowerCase()) : yes;
    if (!consents || (sha256 !== undefined && !named)) {
      throw consentNeeded(entry.id, command.size);
    }
    const script = await scriptOf(context, command.bytes);
    const wish = { brief: entry.record.brief, answers: entry, asWorker };
    const run: RunWish = {
      argv: ['sh', script.path],
      shownArgv: ['sh', `command-${entry.id}`],
      folder: folderFor(context, folder),
      environment: [],
      timeout: timeout === undefined ? undefined : timeout * 1000,
      refuse: () => (again ? undefined : takeOn(context, entry.id)),
    };
    try {
      return await runAlone(context, entry.id, () => runAsEvidence(context, wish, () => run));
    } finally {
      await script.remove();
    }
  },
});

function folderFor({ workspace, host }: WriteContext, typed: string | undefined): string {
  const { folder } = host.environment;
  const top = workspace.repository.places.workTree ?? folder;
  return typed === undefined ? top : host.files.absolute(typed, folder);
}

/** Threat: another account that swaps the bytes between the check and the run. */
async function scriptOf({ host: { files } }: WriteContext, bytes: Uint8Array) {
  const folder = await files.makeTemporaryFolder('sos-command-');
  const path = files.join(folder, 'command');
  await files.create(path, bytes, { mode: 0o600 });
  return { path, remove: () => files.removeFolder(folder) };
}
