import { draftAdmission } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, flag, option, optionList, wholeNumber } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity admit`: enrols a key that asks for it. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Binds the asking key to its name and gives it roles: those it asked for, unless you name others.',
    'You can give at most what you may yourself. A name that is enrolled already gets one more key',
    'only by --further-key: compare the fingerprint with its owner first, by voice.',
  ],
  parameters: {
    name: argument('NAME', 'Who asks'),
    key: option('FINGERPRINT', 'Which key, where several ask under one name'),
    furtherKey: option('FINGERPRINT', 'This whole key is one more of somebody enrolled already'),
    role: optionList('ROLE', 'Give this role instead of those asked for'),
    capability: optionList('CAPABILITY', 'Give this capability too, such as gate:clean-history'),
    brief: optionList('ID', 'Limit everything given to this brief'),
    maxRecords: wholeNumber('N', 'Only the first N records of this key count: for a job of a CI'),
    touch: flag('What is given takes a touch of a security key, each time'),
    pin: flag('What is given takes the PIN of a security key, each time'),
    person: flag('A human being, as gates marked `person` ask for'),
  },
  examples: [
    'sos identity admit sos-dev',
    'sos identity admit athena --role gatekeeper --person',
    'sos identity admit ci --max-records 20',
  ],
  async run(input, { workspace, once, offline }) {
    const { name, capability: capabilities, brief: briefs } = input;
    const admission = { ...input, roles: input.role, capabilities, briefs };
    const written = await workspace.write({
      kind: 'enrol',
      said: { principal: name, capabilities, ...(input.role.length > 0 && { roles: input.role }) },
      once,
      offline,
      plan: ({ ruling }) => ({
        drafts: [draftAdmission(ruling, admission)],
      }),
    });
    const view = appendedView(written, `${name} is enrolled`);
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: [`sos identity show ${name}`],
    };
  },
});
