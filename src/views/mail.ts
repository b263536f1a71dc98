import type { LeakView } from './leak.ts';
import type { WhoamiView } from './whoami.ts';
import type { Preview } from '../bus/index.ts';

/** One message or other mail as a list shows it. A preview is never a body and never runnable. */
export interface MailLine extends Omit<Preview, 'preview'> {
  readonly id: string;
  /** The type of a message, or the kind of another record: `verdict`, `gate-request`. */
  readonly type: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly brief: string | null;
  /** Claimed by the author. */
  readonly at: string;
  /** Why it is here, in a sentence of ours. */
  readonly why: string;
  /** Words of the author. */
  readonly untrusted: { readonly subject: string | null; readonly preview: string };
}

/** That somebody began to run a command. */
export interface BegunView {
  /** The record that says so. */
  readonly id: string;
  readonly by: string;
  /** What the machine calls itself. */
  readonly host: string;
  /** Claimed by who began it. */
  readonly at: string;
}

/** That a recipient will not run a command, or gives up one that they began. */
export interface DeclinedView {
  /** The receipt that says so. */
  readonly id: string;
  readonly by: string;
  /** Claimed by its author. */
  readonly at: string;
  /** They began it before, without a result: it may have run. */
  readonly begun: boolean;
  /** Words of the author. */
  readonly untrusted: { readonly note: string | null };
}

/** A message that was signed for, and still waits. */
export interface OwedLine extends MailLine {
  /** What the one whose desk it is began of it, without a result yet. */
  readonly begun: readonly BegunView[];
}

/** Whose desk it is. A name that a key only asks for is not its own: the mail may be somebody else's. */
export interface DeskView {
  readonly me: string;
  readonly standing: WhoamiView['standing'];
}

/** What waits in an inbox. Looking at it acknowledges nothing. */
export interface InboxView extends DeskView {
  readonly mail: readonly MailLine[];
  /** Signed for, but an answer or a run is still owed. */
  readonly owed: readonly OwedLine[];
  /** Records and files that do not count; `sos inbox --problems` names each. */
  readonly problems: number;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  /** Secrets to be changed; each is told once in a clone. */
  readonly leaks: readonly LeakView[];
}

/** A sent message and what became of it. */
export interface SentLine extends MailLine {
  /** It is on the remote. */
  readonly shared: boolean;
  /** Recipients who signed for it, and those who did not. */
  readonly received: readonly string[];
  readonly notReceived: readonly string[];
  /** What it asked for was done; null where it asked for nothing. */
  readonly done: boolean | null;
  /** Who began it, without a result yet. */
  readonly begun: readonly BegunView[];
  /** Who will not run it. */
  readonly declined: readonly DeclinedView[];
}

/** What one principal sent. */
export interface SentView extends DeskView {
  readonly sent: readonly SentLine[];
}

/** A message of a thread, whole. */
export interface ThreadPart extends MailLine {
  /** Words of the author. */
  readonly untrusted: MailLine['untrusted'] & {
    /** The whole text; null where it is kept beside the record and could not be read, or is no message. */
    readonly body: string | null;
  };
  /** A command that it carries: shown by `sos command show`. */
  readonly command: CommandName | null;
}

/** A command without its bytes. */
export interface CommandName {
  readonly size: number;
  readonly sha256: string;
  /** Words of the author. */
  readonly untrusted: { readonly folder: string | null; readonly why: string };
}

/** A conversation, in the order of the ledger. */
export interface ThreadView {
  readonly first: string;
  readonly parts: readonly ThreadPart[];
  /** Commands of it that were begun, without a result yet. */
  readonly begun: readonly BegunView[];
  /** Commands of it that were begun in clones that did not know of each other, each time. */
  readonly apart: readonly BegunView[];
}

/** A command whole, or one numbered part of it. */
export interface CommandView extends CommandName {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly brief: string | null;
  /** What its recipients said: `open`, `done`, `declined`. */
  readonly standing: string;
  /** Who began it, without a result yet. */
  readonly begun: readonly BegunView[];
  /** Who began it in clones that did not know of each other, each time. */
  readonly apart: readonly BegunView[];
  /** Who will not run it. */
  readonly declined: readonly DeclinedView[];
  /** Words of the author, and their bytes. */
  readonly untrusted: CommandName['untrusted'] & {
    /** The bytes as text; null where they are not UTF-8. Exactly what was sent, never cut. */
    readonly text: string | null;
    readonly base64: string;
  };
  /** Set where a part was asked for: `text` and `base64` hold that part alone. */
  readonly part: {
    readonly number: number;
    readonly of: number;
    readonly heading: string;
    readonly ending: string;
    readonly sha256: string;
  } | null;
}

/** What somebody waited for. */
export interface ArrivedView {
  readonly first: string;
  readonly line: MailLine;
}
