/** A command of a guide, and the output that the guide shows for it. */
export interface ShownCommand {
  /** Whose clone it is typed in: the word after `console`, or nobody's in particular. */
  readonly who: string | undefined;
  readonly line: string;
  readonly output: readonly string[];
}

/**
 * Reads the commands of every console block of a Markdown text. A line that begins with `$ ` is a
 * command, one with `> ` goes on with it, all others are its output.
 */
export function shownCommands(markdown: string): ShownCommand[] {
  const blocks = markdown.matchAll(/^```console(?: ([a-z-]+))?\n([^]*?)^```$/gm);
  return [...blocks].flatMap(([, who, body = '']) => commandsOf(body, who));
}

function commandsOf(body: string, who: string | undefined): ShownCommand[] {
  const commands: { who: string | undefined; line: string; output: string[] }[] = [];
  for (const line of body.replace(/\n$/, '').split('\n')) {
    const last = commands.at(-1);
    if (line.startsWith('$ ')) commands.push({ who, line: line.slice(2), output: [] });
    else if (last === undefined) throw new Error(`output before any command: ${line}`);
    else if (line.startsWith('> ') && last.output.length === 0) last.line += `\n${line.slice(2)}`;
    else last.output.push(line);
  }
  return commands;
}
