import { utf8 } from '../base/index.ts';
import type { Reading } from '../app/index.ts';
import type { Statement } from '../statements/index.ts';
import { statementView } from '../views/index.ts';
import type { Answer, WorkContext } from './verb.ts';

/** Signs a statement and answers with its envelope, byte for byte on stdout. */
export async function statementAnswer(
  { workspace }: WorkContext,
  reading: Reading,
  about: { readonly statement: Statement; readonly ssh: boolean },
): Promise<Answer> {
  const signed = await workspace.signStatement(reading, about.statement, { ssh: about.ssh });
  const content = statementView(signed);
  const raw = utf8(`${JSON.stringify(content.envelope)}\n`);
  return { view: { name: 'statement', content }, asOf: reading.asOf, raw };
}
