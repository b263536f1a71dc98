import type { Host } from '../host/index.ts';
import type { Colours, Line, Page } from '../render/index.ts';
import type { Wishes } from './command-line.ts';

/** Where a verb's words go: stdout is the answer, stderr the conversation. */
export interface Outlet {
  readonly json: boolean;
  /** Diagnostics of bugs were asked for. */
  readonly debug: boolean;
  page(): Page;
  /** Prints the answer. */
  answer(lines: readonly Line[]): Promise<void>;
  /** Prints bytes as they are: the one way past `paint`, for JSON and for `show --raw`. */
  answerBytes(content: string | Uint8Array): Promise<void>;
  /** Says what nobody may miss. */
  say(lines: readonly Line[]): Promise<void>;
  /** Says what may be left out. */
  mention(lines: readonly Line[]): Promise<void>;
}

/** Opens the way out. There are no colours without a terminal, under NO_COLOR or for `dumb`. */
export function openOutlet(host: Host, wishes: Wishes): Outlet {
  const { terminal, clock } = host;
  const mayColour = wishes.color && wantsColour(host.environment.variables);
  const painted = (lines: readonly Line[], isTerminal: boolean) =>
    paintedFor(lines, mayColour && isTerminal);
  const say = async (lines: readonly Line[]) => {
    if (lines.length > 0) await terminal.say(await painted(lines, terminal.sayIsTerminal));
  };
  return {
    json: wishes.json,
    debug: host.environment.variables['SOS_DEBUG'] === '1',
    page: () => ({
      columns: terminal.answerIsTerminal ? terminal.columns : undefined,
      now: clock.now(),
    }),
    answer: async (lines) => terminal.answer(await painted(lines, terminal.answerIsTerminal)),
    answerBytes: (content) => terminal.answer(content),
    say,
    mention: async (lines) => {
      if (!wishes.quiet) await say(lines);
    },
  };
}

async function paintedFor(lines: readonly Line[], inColour: boolean): Promise<string> {
  const { loadColours, paint } = await import('../render/index.ts');
  const colours: Colours | undefined = inColour ? await loadColours() : undefined;
  return paint(lines, colours);
}

function wantsColour(variables: Readonly<Record<string, string>>): boolean {
  return (variables['NO_COLOR'] ?? '') === '' && variables['TERM'] !== 'dumb';
}
