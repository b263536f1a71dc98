import { findUnsafe, instantOf, showUnsafe } from '../base/index.ts';
import type { Host, RunEnd } from '../host/index.ts';
import type { Content, Run } from '../records/index.ts';
import { OutputCapture } from './captured-output.ts';
import { ciIdentity } from './ci-identity.ts';
import { CLOSING_BYTES, testCountsIn } from './test-counts.ts';

/** What a run stands on: commit, tree, and a digest of what differs from them. */
export interface RunSubject {
  readonly commit: string;
  readonly tree: string;
  readonly dirty: string | undefined;
}

/** What is run, where, and on what. */
export interface RunRequest {
  readonly argv: readonly [string, ...string[]];
  /** The working folder, absolute. */
  readonly folder: string;
  /** The working folder as the record names it: relative to the top of the work tree. */
  readonly shownFolder: string;
  /** What the work tree stood on before the run. */
  readonly subject: RunSubject | undefined;
  /** Variables to record besides the usual ones. */
  readonly environment: readonly string[];
  /** Milliseconds after which the command is ended. */
  readonly timeout: number | undefined;
  /** Called with output as it comes. */
  onOutput(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
}

/** A run as a record states it, and the output to be kept beside it. */
export interface RunResult {
  readonly output: Uint8Array;
  readonly end: RunEnd;
  /** The record's part, once the output has a name. */
  describe(content: Content): Run;
}

/** Variables that change what a run does and are never secret. */
const RECORDED = ['CI', 'LANG', 'LC_ALL', 'NODE_ENV', 'TZ'];

type RunHost = Pick<Host, 'runner' | 'clock' | 'environment'>;

/** Runs a command, lets its output through, and keeps what evidence needs. Failing is recorded too. */
export async function runCommand(host: RunHost, request: RunRequest): Promise<RunResult> {
  const [program, ...args] = request.argv;
  const { variables } = host.environment;
  const capture = new OutputCapture();
  const started = instantOf(host.clock.now());
  const end = await host.runner.watch(
    { program, args, folder: request.folder, environment: variables },
    {
      onOutput: (stream, bytes) => {
        capture.add(bytes);
        request.onOutput(stream, bytes);
      },
      ...(request.timeout === undefined ? {} : { timeout: request.timeout }),
    },
  );
  const { bytes, total, dropped } = capture.finish();
  const tests = testCountsIn(capture.lastBytes(CLOSING_BYTES));
  const ci = ciIdentity(variables);
  return {
    output: bytes,
    end,
    describe: (content) => ({
      argv: request.argv,
      folder: request.shownFolder,
      ...subjectPart(request.subject),
      started,
      ...endPart(end),
      output: { content, total, dropped },
      ...(tests === undefined ? {} : { tests }),
      environment: recordedEnvironment(variables, request.environment),
      runner: { host: host.environment.hostName, platform: host.environment.platform },
      ...(ci === undefined ? {} : { ci }),
    }),
  };
}

function subjectPart(subject: RunSubject | undefined): Pick<Run, 'commit' | 'tree' | 'dirty'> {
  if (subject === undefined) return {};
  const { commit, tree, dirty } = subject;
  return { commit, tree, ...(dirty === undefined ? {} : { dirty }) };
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

/** An allowlist: of everything else not even the name is kept. */
function recordedEnvironment(
  variables: Readonly<Record<string, string>>,
  more: readonly string[],
): Run['environment'] {
  return [...new Set([...RECORDED, ...more])].flatMap((name) => {
    const value = variables[name];
    return value === undefined || findUnsafe(value) !== undefined ? [] : [{ name, value }];
  });
}
