export { beginCommand, begunWhere, type Beginning } from './begin-command.ts';
export { commandText, type CommandText } from './command-text.ts';
export type { Mail } from './concern-of.ts';
export { correspondenceOf, type Correspondence } from './correspondence.ts';
export { findRecipients } from './find-recipients.ts';
export { mailboxOf, type InboxMail, type Mailbox } from './mailbox-of.ts';
export { messageMoves, type MessageMove } from './message-moves.ts';
export type {
  Answer,
  Messages,
  MessageStanding,
  MessageState,
  RecipientState,
} from './message-state.ts';
export { numberedParts, type NumberedPart } from './numbered-parts.ts';
export { previewOf, previewOfMessage, type Preview } from './preview-of.ts';
export {
  acceptCommand,
  acknowledge,
  declineCommand,
  messageIn,
  recipientOf,
  type Signing,
} from './receipts.ts';
export { replyTo, type Reply } from './reply-to.ts';
export {
  sendMessage,
  type CommandPayload,
  type MessagePlan,
  type Outgoing,
} from './send-message.ts';
export { sentBy, type SentMessage, type SentWish } from './sent-by.ts';
export { threadOf, type Thread } from './thread-of.ts';
