import { draftAdmission } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, flag, option, optionList } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity admit`: enrols a key that asks for it. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Binds the asking key to its name and gives it roles: those it asked for, unless you name others.',
    'You can give at most what you may yourself.',
  ],
  parameters: {
    name: argument('NAME', 'Who asks'),
    key: option('FINGERPRINT', 'Which key, where several ask under one name'),
    role: optionList('ROLE', 'Give this role instead of those asked for'),
    capability: optionList('CAPABILITY', 'Give this capability too, such as gate:clean-history'),
    brief: optionList('ID', 'Limit everything given to this brief'),
    person: flag('A human being, as gates marked `person` ask for'),
  },
  examples: ['sos identity admit sos-dev', 'sos identity admit athena --role gatekeeper --person'],
  async run(input, { workspace, once, offline }) {
    const { name, key, role: roles, capability: capabilities, brief: briefs, person } = input;
    const written = await workspace.write({
      kind: 'enrol',
      once,
      offline,
      plan: ({ ruling }) => ({
        drafts: [draftAdmission(ruling, { name, key, roles, capabilities, briefs, person })],
      }),
    });
    const view = appendedView(written, `${name} is enrolled`);
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: [`sos identity show ${name}`, 'sos sync  (in their clone)'],
    };
  },
});
