import { content } from '../content.ts';
import { list, map, optional, word, type TypeOf } from '../shape.ts';
import { briefId, line, name, pattern, sha256, text } from '../texts.ts';

/** What a message is for. */
export const messageType = word('note', 'question', 'command', 'blocker', 'reply', 'handoff');

/** What a message is for. */
export type MessageType = TypeOf<typeof messageType>;

/** A message to named principals. Exactly one of body, content and command carries what it says. */
export const message = map({
  type: messageType,
  to: list(name, 64, 1),
  brief: optional(briefId),
  subject: optional(line(200)),
  body: optional(text()),
  /** A body too large to stand in the record. */
  content: optional(content),
  command: optional(
    map({
      /** The exact bytes. Nothing runs them but their recipient saying so. */
      content,
      /** Where it is meant to run, as text for the recipient to judge. */
      folder: optional(line(1000)),
      why: text(4000),
    }),
  ),
  /** The message that this one answers. */
  answers: optional(sha256),
  /** The first message of the thread; absent in the first. */
  thread: optional(sha256),
});

/** Signed proof that a recipient has a message, or takes or declines a command. */
export const receipt = map({
  message: sha256,
  state: word('received', 'accepted', 'declined'),
  note: optional(text(2000)),
});

/**
 * Says that a recipient of a command begins to run it, before they do. As long as no run of theirs
 * knows of it nobody can tell how far that came.
 */
export const begin = map({
  message: sha256,
  /** What the machine calls itself; a claim. */
  host: pattern(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'the name of a machine'),
  /** Why it is begun, though it was begun, run or declined before. */
  again: optional(text(2000)),
});
