import { pickEntry } from '../app/index.ts';
import { shortId } from '../base/index.ts';
import { correspondenceOf, messageIn, type MessageState } from '../bus/index.ts';
import type { DraftOf } from '../records/index.ts';
import { appendedView } from '../views/index.ts';
import type { Answer, WriteContext } from './verb.ts';

/** What a recipient says about a command. */
export interface CommandWord {
  readonly id: string;
  /** What the answer calls it. */
  readonly said: (message: MessageState, me: string) => string;
  /** Undefined where it was said before. */
  readonly draft: (message: MessageState, me: string) => DraftOf<'receipt'> | undefined;
}

/** Appends what a recipient says about a command. */
export async function signReceipt(context: WriteContext, word: CommandWord): Promise<Answer> {
  const { workspace, once, offline } = context;
  let said = '';
  const written = await workspace.write({
    kind: 'receipt',
    once,
    offline,
    plan: ({ ruling }, { name }) => {
      const message = messageIn(correspondenceOf(ruling), pickEntry(ruling, word.id));
      said = word.said(message, name);
      const draft = word.draft(message, name);
      return { drafts: draft === undefined ? [] : [draft] };
    },
  });
  const summary = written.records.length === 0 ? `${said} before; nothing was added` : said;
  const next = [`sos command show ${shortId(word.id)}`, 'sos inbox'];
  return { view: { name: 'appended', content: appendedView(written, summary) }, ...written, next };
}
