import { instantOf, showUnsafe } from '../base/index.ts';
import type { Host, RunEnd, RunWatch } from '../host/index.ts';
import { contentOf, type Run } from '../records/index.ts';
import { ciIdentity } from './ci-identity.ts';
import { RedactedOutput } from './redacted-output.ts';
import { interrupted } from './errors.ts';
import { watchLeaves, type Leaves, type Left } from './leaves.ts';
import { recordedEnvironment } from './recorded-environment.ts';
import { subjectDuring, type Look, type RunSubject } from './run-subject.ts';
import { CLOSING_BYTES, testCountsIn } from './test-counts.ts';
import { variablesOfPlaces } from './variables-of-places.ts';

/** What is run, where, and on what. */
export interface RunRequest {
  readonly argv: readonly [string, ...string[]];
  /** The working folder, absolute. */
  readonly folder: string;
  /** The working folder as the record names it: relative to the top of the work tree. */
  readonly shownFolder: string;
  /** What the run says was run, where the argv is of the moment: a temporary file, say. */
  readonly shownArgv?: readonly [string, ...string[]];
  /** Files that the run leaves: those it makes, and what its test runner writes. */
  readonly leaves?: Leaves;
  /** What prepared the checkout, where something did. */
  readonly prepared?: RunRequest['argv'] | undefined;
  /** Looks at what the work tree stands on: before the run and after it. */
  look(): Promise<Look | undefined>;
  /** Variables to record besides the usual ones. */
  readonly environment: readonly string[];
  /** Milliseconds after which the command is ended. */
  readonly timeout: number | undefined;
  /** Called when nothing is left that could refuse the run, before anything is started. */
  readonly begin?: () => Promise<void>;
  /** Called with output as it comes. */
  readonly onOutput: RunWatch['onOutput'];
  /** Ends the command when it fires; how it ended is recorded as always. */
  readonly signal?: AbortSignal;
}

/** A run as its record states it, how it ended, and the output to be kept beside the record. */
export interface RunResult {
  readonly run: Run;
  readonly end: RunEnd;
  readonly output: Uint8Array;
}

/** What running a command needs of the machine. */
export type RunHost = Pick<Host, 'runner' | 'clock' | 'environment' | 'files'>;

/**
 * Runs a command, lets its output through, and keeps what evidence needs. Failing is recorded too;
 * a run that somebody interrupted says nothing and is not (`evidence.interrupted`).
 */
export async function runCommand(host: RunHost, request: RunRequest): Promise<RunResult> {
  const [program, ...args] = request.argv;
  const { variables } = host.environment;
  const open = [...request.environment, ...(await variablesOfPlaces(host))];
  const capture = new RedactedOutput(variables, open);
  const before = await request.look();
  const left = await watchLeaves(host.files, request.leaves);
  await request.begin?.();
  const started = instantOf(host.clock.now());
  const end = await host.runner.watch(
    { program, args, folder: request.folder, environment: variables },
    {
      onOutput: (stream, bytes) => {
        capture.add(stream, bytes);
        request.onOutput(stream, bytes);
      },
      ...(request.timeout === undefined ? {} : { timeout: request.timeout }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    },
  );
  if (end.interrupted) throw interrupted();
  const subject = subjectDuring(before, await request.look());
  const { bytes, total, dropped, redacted } = capture.finish();
  const tests = testCountsIn(capture.lastBytes(CLOSING_BYTES), total);
  const content = contentOf(bytes);
  const output = { content, total, dropped, ...(redacted === 0 ? {} : { redacted }) };
  const outcome = { subject, started, end, output, tests, left: await left() };
  const run = describeRun(host, request, outcome);
  return { run, end, output: bytes };
}

/** What is known of a run once it ended. */
export interface RunOutcome {
  readonly subject: RunSubject;
  readonly started: string;
  readonly end: RunEnd;
  readonly output: Run['output'];
  readonly tests: Run['tests'] | undefined;
  readonly left: Left;
}

/** States a run as its record does. */
export function describeRun(host: RunHost, request: RunRequest, outcome: RunOutcome): Run {
  const { subject, started, end, output, tests, left } = outcome;
  const { variables, hostName, platform } = host.environment;
  const ci = ciIdentity(variables);
  const { prepared } = request;
  return {
    argv: request.shownArgv ?? request.argv,
    ...(prepared === undefined ? {} : { prepared }),
    folder: request.shownFolder,
    ...subject,
    started,
    ...endPart(end),
    output,
    ...(tests === undefined ? {} : { tests }),
    ...left,
    environment: recordedEnvironment(variables, request.environment),
    runner: { host: hostName, platform },
    ...(ci === undefined ? {} : { ci }),
  };
}

type EndPart = Pick<Run, 'duration' | 'exit' | 'endSignal' | 'timedOut' | 'notStarted'>;

function endPart({ duration, exitCode, endSignal, timedOut, notStarted }: RunEnd): EndPart {
  return {
    duration: Math.max(0, Math.round(duration)),
    ...(exitCode === undefined ? {} : { exit: exitCode }),
    ...(endSignal === undefined ? {} : { endSignal }),
    ...(timedOut ? { timedOut } : {}),
    ...(notStarted === undefined ? {} : { notStarted: oneLine(notStarted) }),
  };
}

function oneLine(text: string): string {
  return showUnsafe(text.replaceAll(/\s+/g, ' ')).slice(0, 200).trim() || 'no reason given';
}
