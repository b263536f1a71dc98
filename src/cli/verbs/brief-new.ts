import { utf8 } from '../../base/index.ts';
import { templateText, TEMPLATES, withBriefText } from '../brief-text.ts';
import { openInTime } from '../open-in-time.ts';
import { choice, flag, option, optionalArgument } from '../parameters.ts';
import { typedOptions } from '../typed-options.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief new`: opens a brief from a file, standard input or a template in an editor. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'A brief is Markdown with YAML front matter: title, criteria, gates, boundaries, assignees.',
    'Without FILE a template opens in $VISUAL or $EDITOR. What lint calls an error is refused.',
  ],
  parameters: {
    file: optionalArgument('FILE', 'The brief; - reads standard input'),
    id: option('ID', 'Its id, as S069; the next free one without it'),
    template: choice(TEMPLATES, 'The template to begin with'),
    printTemplate: flag('Print the template and do nothing else'),
    draft: option('FILE', 'Where the text stays if it is refused'),
  },
  examples: [
    'sos brief new --template release',
    'sos brief new --print-template > brief.md',
    'sos brief new brief.md --id S069',
  ],
  async run(input, context) {
    const { file, id, draft, template = TEMPLATES[0] } = input;
    const { host } = context;
    if (input.printTemplate) return printed(template, await templateText(host, template));
    const source = {
      file,
      keep: draft,
      editing: {
        text: file === undefined ? await templateText(host, template) : '',
        verb: 'brief new',
        instead: ['sos brief new --print-template > brief.md', 'sos brief new brief.md'],
      },
      again: (path: string) => [...['sos', 'brief', 'new', path], ...typedOptions({ id })],
    };
    return withBriefText(host, source, (typed) =>
      openInTime(context, { id: id ?? typed.id, terms: typed.terms }),
    );
  },
});

function printed(template: string, text: string) {
  return {
    view: { name: 'brief-template', content: { template, text } },
    raw: utf8(text),
    next: ['sos help brief new'],
  } as const;
}
