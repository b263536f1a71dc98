import { messageIn } from '../../bus/index.ts';
import { consentNeeded, notForYou } from '../errors-of-commands.ts';
import { deskOf, mailNamed } from '../correspondence.ts';
import { folderToRun, refuseNoFolder } from '../folder-to-run.ts';
import { argument, flag, option, wholeNumber } from '../parameters.ts';
import { privateFile } from '../private-file.ts';
import { runAlone } from '../run-alone.ts';
import { runAsEvidence, type RunWish } from '../run-as-evidence.ts';
import { refuseBefore } from '../settled-command.ts';
import { beginRun } from '../begin-run.ts';
import { defineVerb } from '../verb.ts';
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
    'That you begin it is signed and shared before it runs, so that another clone of yours is refused;',
    'where it cannot be shared, another clone could begin it as well, and that is said.',
    'The run is recorded as evidence that answers the message, and its exit code is passed on.',
    'What you declined, ran before, or began without a result (it was killed, say, or runs elsewhere) is',
    'refused: many commands do not bear being done twice. Look what it did, then say why with --again.',
  ],
  parameters: {
    id: argument('ID', 'The message that carries the command'),
    sha256: option('DIGITS', 'The beginning of the digest that sos command show told'),
    yes: flag('Run it without naming its digest'),
    again: option('WHY', 'Though you began, ran or declined it: why it bears being done again'),
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
    const message = messageIn(around, mailNamed({ reading }, id));
    const { entry } = message;
    const command = await wholeCommand(reading, entry);
    if (!entry.record.to.includes(me.name)) throw notForYou(entry.id, entry.record.to);
    const named = sha256 !== undefined && sha256.length >= DIGITS;
    const consents = named ? command.sha256.startsWith(sha256.toLowerCase()) : yes;
    if (!consents || (sha256 !== undefined && !named)) {
      throw consentNeeded(entry.id, command.size);
    }
    const place = folderToRun(context, folder);
    const file = await privateFile(context, command.bytes);
    const wish = { brief: entry.record.brief, answers: entry, asWorker };
    const run: RunWish = {
      argv: ['sh', file.path],
      shownArgv: ['sh', `command-${entry.id}`],
      folder: place,
      environment: [],
      timeout: timeout === undefined ? undefined : timeout * 1000,
      refuse: async () => {
        if (again === undefined) await refuseBefore(context, message, me.name);
        await refuseNoFolder(context, place);
      },
      begin: () => beginRun(context, { id: entry.id, again }),
    };
    try {
      return await runAlone(context, entry.id, () => runAsEvidence(context, wish, () => run));
    } finally {
      await file.remove();
    }
  },
});
