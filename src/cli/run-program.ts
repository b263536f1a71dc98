import type { Host } from '../host/index.ts';
import type { View } from '../views/index.ts';
import { commandLineOf } from './command-line.ts';
import { deliver, deliverTrouble, showPart } from './deliver.ts';
import { openOutlet } from './outlet.ts';
import { runVerb } from './run-verb.ts';
import { areas } from './verb-table.ts';

/** Runs sos once: words in, an answer on stdout, the conversation on stderr, an exit code out. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  const line = commandLineOf(argv);
  const outlet = openOutlet(host, line.wishes);
  const show = (view: View) => showPart(view, outlet);
  const say = (text: string) => outlet.mention([[text]]);
  try {
    const { json } = outlet;
    const answer = await runVerb(line, { host, areas, say, show, json });
    return await deliver(answer, outlet);
  } catch (error) {
    return deliverTrouble(error, outlet);
  }
}
