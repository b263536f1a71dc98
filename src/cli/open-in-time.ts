import { SosError } from '../base/index.ts';
import { lintBrief, openBrief, refuseLintErrors } from '../briefs/index.ts';
import type { BriefTerms } from '../records/index.ts';
import { changeBrief } from './change-brief.ts';
import type { Answer, WriteContext } from './verb.ts';

/**
 * Opens a brief. Where somebody else took the next free id meanwhile, the one after it is taken; an
 * id that was asked for is not changed.
 */
export async function openInTime(context: WriteContext, wish: Wish): Promise<Answer> {
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
