import { SosError, utf8 } from '../../base/index.ts';
import { lintBrief, openBrief, refuseLintErrors } from '../../briefs/index.ts';
import type { BriefTerms } from '../../records/index.ts';
import { templateText, TEMPLATES, withBriefText } from '../brief-text.ts';
import { changeBrief } from '../change-brief.ts';
import { choice, flag, option, optionalArgument } from '../parameters.ts';
import { defineVerb, type Answer, type WriteContext } from '../verb.ts';

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
      again: (path: string) => `sos brief new ${path}${id === undefined ? '' : ` --id ${id}`}`,
    };
    return withBriefText(host, source, (typed) =>
      openInTime(context, { id: id ?? typed.id, terms: typed.terms }),
    );
  },
});

/**
 * Opens a brief. Where somebody else took the next free id meanwhile, the one after it is taken; an
 * id that was asked for is not changed.
 */
async function openInTime(context: WriteContext, wish: Wish): Promise<Answer> {
  try {
    return await open(context, wish);
  } catch (error) {
    const lost = error instanceof SosError && error.code === 'briefs.id-taken';
    if (!lost || wish.id !== undefined) throw error;
    await context.workspace.sync({ aside: true });
    return open(context, wish);
  }
}

interface Wish {
  readonly id: string | undefined;
  readonly terms: BriefTerms;
}

function open(context: WriteContext, { id, terms }: Wish): Promise<Answer> {
  // What was chosen must still be free beside what others shared, and not merely something be free.
  let chosen = id;
  return changeBrief(context, {
    act: 'opened',
    kind: 'brief',
    typed: undefined,
    conditional: true,
    plan: ({ briefs, ruling }) => {
      const opened = openBrief(briefs, { id: chosen, terms });
      chosen = opened.brief;
      const findings = lintBrief(terms, ruling.roster, opened.brief);
      refuseLintErrors(opened.brief, findings);
      return { drafts: [opened], warnings: findings };
    },
  });
}

function printed(template: string, text: string) {
  return {
    view: { name: 'brief-template', content: { template, text } },
    raw: utf8(text),
    next: [`sos brief new --template ${template}`],
  } as const;
}
