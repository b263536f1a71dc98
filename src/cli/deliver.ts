import { SosError } from '../base/index.ts';
import { findingView, type View } from '../views/index.ts';
import { DONE, exitCodeOf } from './exit-code.ts';
import { answerDocument, troubleDocument } from './envelope.ts';
import type { Outlet } from './outlet.ts';
import { complaintOf } from './complaint.ts';
import type { Answer } from './verb.ts';

/** Prints an answer and returns the exit code that goes with it. */
export async function deliver(answer: Answer, outlet: Outlet): Promise<number> {
  if (outlet.json) await outlet.answerBytes(answerDocument(answer));
  else await show(answer, outlet);
  return answer.exitCode ?? (answer.failure === undefined ? DONE : exitCodeOf(answer.failure));
}

/** Prints a part of an answer while its verb still runs; one JSON document has no parts. */
export async function showPart(view: View, outlet: Outlet): Promise<void> {
  if (outlet.json) return;
  const { renderView } = await import('../render/index.ts');
  await outlet.answer(await renderView(view, outlet.page()));
}

/** Prints whatever was thrown and returns its exit code. */
export async function deliverTrouble(error: unknown, outlet: Outlet): Promise<number> {
  try {
    await complain(error, outlet);
  } catch {
    // Nobody can be told; the exit code still says it.
  }
  return exitCodeOf(error);
}

async function complain(error: unknown, outlet: Outlet): Promise<void> {
  const complaint = complaintOf(error);
  const answerIsLost = complaint.code === 'host.answer-lost';
  if (outlet.json && !answerIsLost) await outlet.answerBytes(troubleDocument(complaint));
  else await outlet.say((await import('../render/index.ts')).complaintLines(complaint));
  if (outlet.debug && !(error instanceof SosError)) await outlet.say(stackLines(error));
}

async function show(answer: Answer, outlet: Outlet): Promise<void> {
  const { alarmLines, asideLines, complaintLines, hereOnlyLines, notSharedLines, renderView } =
    await import('../render/index.ts');
  if (answer.raw !== undefined) await outlet.answerBytes(answer.raw);
  else {
    const lines = await renderView(answer.view, outlet.page());
    if (answer.beside === true) await outlet.mention(lines);
    else await outlet.answer([...lines, ...hereOnlyLines(answer)]);
  }
  if (answer.failure !== undefined) await outlet.say(complaintLines(complaintOf(answer.failure)));
  await outlet.say(notSharedLines(answer));
  await outlet.say(alarmLines((answer.noticed ?? []).map(findingView)));
  await outlet.mention(asideLines(answer));
}

function stackLines(error: unknown): string[][] {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack.split('\n').map((line) => [line]);
}
