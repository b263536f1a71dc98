import { shortId, type RecordId } from '../base/index.ts';
import { answerersOf } from '../briefs/index.ts';
import { isActive, type Ruling } from '../trust/index.ts';
import { begunWhere } from './begin-command.ts';
import type { Messages, MessageState, RecipientState } from './message-state.ts';

/** Whose turn it is at an open message, and the next verb. */
export interface MessageMove {
  readonly message: RecordId;
  readonly brief: string | undefined;
  /** Who can make it; empty where nobody can, which is worth saying aloud. */
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  /** The command to type. */
  readonly next: string;
}

/** Says whose move every open question, blocker, handoff and command is, oldest first. */
export function messageMoves({ all }: Messages, ruling: Ruling): MessageMove[] {
  const { roster } = ruling;
  const signs = (name: string): boolean => {
    const principal = roster.get(name);
    return principal !== undefined && isActive(principal);
  };
  return [...all.values()]
    .filter(({ standing }) => standing === 'open')
    .flatMap((message) => {
      const owing = message.recipients.filter((each) => each.standing === 'open');
      const able = owing.filter(({ name }) => signs(name));
      if (able.length > 0) return movesOfRecipients(message, able);
      const type = message.entry.record.type;
      return [type === 'blocker' ? endMove(message, ruling) : strandedMove(message, signs)];
    });
}

function movesOfRecipients(message: MessageState, able: readonly RecipientState[]): MessageMove[] {
  const { entry, id } = message;
  if (entry.record.type === 'command') return able.map((each) => commandMove(message, each));
  const what = `answer the ${entry.record.type} ${shortId(id)}`;
  return [
    move(message, {
      who: able.map(({ name }) => name),
      what,
      why: `${entry.author} waits for an answer`,
      next: `sos thread ${shortId(id)}`,
    }),
  ];
}

function commandMove(message: MessageState, recipient: RecipientState): MessageMove {
  const { name, decision, begun } = recipient;
  const id = shortId(message.id);
  const last = begun.at(-1);
  if (last !== undefined) {
    return move(message, {
      who: [name],
      what: `look what became of the command ${id}`,
      why: `${begunWhere(last)}, no result yet`,
      next: `sos thread ${id}`,
    });
  }
  const taken = decision === 'accepted';
  return move(message, {
    who: [name],
    what: taken ? `run the command ${id}` : `look at the command ${id}, then run or decline it`,
    why: taken ? 'it was accepted and not run' : `${message.entry.author} sent it`,
    next: taken ? `sos command run ${id}` : `sos command show ${id}`,
  });
}

/** A blocker that nobody it was sent to can answer any more; its brief could never be closed. */
function endMove(message: MessageState, ruling: Ruling): MessageMove {
  const { entry, id } = message;
  return move(message, {
    who: answerersOf(entry, ruling),
    what: `say whether the blocker ${shortId(id)} is over`,
    why: `nobody it was sent to can sign any more (${entry.record.to.join(', ')})`,
    next: `sos reply ${shortId(id)}`,
  });
}

/** Everybody who was asked lost their keys: without this, both sides would wait for ever. */
function strandedMove(message: MessageState, signs: (name: string) => boolean): MessageMove {
  const { entry, id } = message;
  const names = entry.record.to.join(', ');
  return move(message, {
    who: [entry.author].filter(signs),
    what: `send the ${entry.record.type} ${shortId(id)} to somebody else`,
    why: `nobody it was sent to can sign any more (${names})`,
    next: `sos show ${shortId(id)}`,
  });
}

type Said = Pick<MessageMove, 'who' | 'what' | 'why' | 'next'>;

function move({ id, entry }: MessageState, said: Said): MessageMove {
  return { message: id, brief: entry.record.brief, ...said };
}
