import { draftGrant } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, argumentList, flag, option, optionList } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity grant`: gives a principal further roles or capabilities. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'You can give at most what you hold yourself. Records written before stay as they were judged.',
  ],
  parameters: {
    name: argument('NAME', 'Who'),
    capability: argumentList('CAPABILITY', 'What, such as gate:clean-history or evidence:*'),
    role: optionList('ROLE', 'A role, for whoever was enrolled without it'),
    brief: optionList('ID', 'Only for this brief'),
    touch: flag('What is given takes a touch of a security key, each time'),
    pin: flag('What is given takes the PIN of a security key, each time'),
    reason: option('TEXT', 'Why'),
  },
  examples: [
    'sos identity grant athena gate:clean-history --brief S069',
    'sos identity grant sos-dev --role builder',
  ],
  async run(
    { name, capability: capabilities, role: roles, brief: briefs, ...rest },
    { workspace, once, offline },
  ) {
    const written = await workspace.write({
      kind: 'grant',
      once,
      offline,
      plan: ({ ruling }) => ({
        drafts: [draftGrant(ruling, { ...rest, name, roles, capabilities, briefs })],
      }),
    });
    const view = appendedView(written, `${name} may ${[...roles, ...capabilities].join(', ')}`);
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: [`sos identity show ${name}`],
    };
  },
});
