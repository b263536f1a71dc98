import { shortId, showUnsafe, type RecordId } from '../base/index.ts';
import type { Kind, KnownRecord, RecordOf, UnknownRecord } from '../records/index.ts';

const MAX_CHARACTERS = 100;

/** The words of a commit that carries records: what a person reads in `git log`. */
export interface Inscription {
  /** One line of at most 100 characters. */
  readonly subject: string;
  /** `Sos-Record` and `Sos-Kind`, for programs that read the log. */
  readonly trailers: readonly (readonly [name: string, value: string])[];
}

/** Writes the commit's words for a record. */
export function inscriptionOf(record: KnownRecord | UnknownRecord, id: RecordId): Inscription {
  return {
    subject: subjectOf(record),
    trailers: [
      ['Sos-Record', id],
      ['Sos-Kind', record.kind],
    ],
  };
}

/**
 * Says in one line what a record is: `blocker: kasra to sos-dev: old refs still exist [S069]`. It
 * is a preview and never a body: cut at a word with `…`, and never the bytes of a command.
 */
export function subjectOf(record: KnownRecord | UnknownRecord): string {
  const tail = tailOf(record);
  const text = 'unknown' in record ? `${record.kind}: ${record.by}` : textOf(record);
  const plain = showUnsafe(
    text
      .slice(0, 4 * MAX_CHARACTERS)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return cutAtWord(plain, MAX_CHARACTERS - tail.length) + tail;
}

function tailOf(record: KnownRecord | UnknownRecord): string {
  const brief = 'brief' in record ? record.brief : undefined;
  return brief === undefined ? '' : ` [${brief}]`;
}

function textOf(record: KnownRecord): string {
  const word = record.kind === 'message' ? record.type : record.kind;
  const rest = (afterAuthor[record.kind] as (record: KnownRecord) => string)(record);
  return `${word}: ${record.by}${rest}`;
}

/** What follows the kind and the author, for each kind that this version knows. */
const afterAuthor: { readonly [K in Kind]: (record: RecordOf<K>) => string } = {
  genesis: (record) => `: ${record.project ?? 'a new ledger'}`,
  join: (record) => `: asks to be enrolled as ${record.roles.join(', ')}`,
  enrol: (record) => `: ${record.principal} as ${record.roles.join(', ')}`,
  grant: ({ principal, roles = [], capabilities }) =>
    ` to ${principal}: ${[...roles, ...capabilities].join(', ')}`,
  revoke: (record) => `: ${record.principal}: ${record.reason}`,
  rotate: () => ': goes on with another key',
  proposal: ({ terms, reason }) => `: policy ${terms.version}${said(reason)}`,
  approval: ({ proposal, reason }) => `: ${shortId(proposal)}${said(reason)}`,
  adopt: (record) => `: ${record.records.length} late records: ${record.reason}`,
  withhold: (record) => `: ${record.digests.length} blobs: ${record.reason}`,
  waiver: ({ fingerprint, until, reason }) =>
    `: ${fingerprint} ${until === undefined ? 'no more' : `until ${until.slice(0, 10)}`}: ${reason}`,
  brief: (record) => `: ${record.title}`,
  amendment: (record) => `: version ${record.version}: ${record.reason}`,
  claim: () => '',
  unclaim: (record) => said(record.reason),
  submission: (record) => `: commit ${shortId(record.commit)}`,
  close: (record) => said(record.note),
  cancel: (record) => `: ${record.reason}`,
  reopen: (record) => `: ${record.reason}`,
  message: (record) => ` to ${recipients(record.to)}: ${aboutMessage(record)}`,
  receipt: ({ state, message, note }) => `: ${state} ${shortId(message)}${said(note)}`,
  begin: (record) =>
    `: ${shortId(record.message)} on ${record.host}${said(record.again, ', again: ')}`,
  evidence: (record) => `: ${said(record.criterion, '', ': ')}${aboutEvidence(record)}`,
  challenge: (record) => `: ${record.criterion} at ${shortId(record.commit)}`,
  'gate-request': (record) => `: ${record.gate} at ${shortId(record.commit)}`,
  manifest: (record) => `: ${shortId(record.release)} of ${shortId(record.commit)}`,
  permit: ({ ref, commit, single }) =>
    `: push to ${ref}${said(commit?.slice(0, 12), ' of ')}${single === true ? ', once' : ''}`,
  'permit-end': (record) => `: ${shortId(record.permit)}: ${record.reason}`,
  'permit-use': (record) => `: ${shortId(record.permit)} for ${shortId(record.commit)}`,
  release: (record) => `: ${shortId(record.release)} to ${record.remote}`,
  verdict: (record) => `: ${record.verdict} ${record.gate} at ${shortId(record.commit)}`,
};

function said(text: string | undefined, before = ': ', after = ''): string {
  return text === undefined ? '' : before + text + after;
}

function recipients(to: readonly string[]): string {
  return to.length === 1 ? to.join() : `${to[0] ?? ''} and ${to.length - 1} more`;
}

function aboutMessage({ subject, body, command, content }: RecordOf<'message'>): string {
  return subject ?? body ?? command?.why ?? `${content?.size ?? 0} bytes`;
}

function aboutEvidence({ run, file }: RecordOf<'evidence'>): string {
  if (run === undefined) return file === undefined ? 'claim' : `file ${file.name}`;
  const exit = run.exit === undefined ? 'no exit code' : `exit ${run.exit}`;
  // A run beside changes that nobody committed says little of the commit.
  return `${exit}${run.dirty === undefined ? '' : ' with changes'}: ${run.argv.join(' ')}`;
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(' ', max - 1);
  const whole = text.slice(0, space > max / 2 ? space : max - 1);
  // Half of a character beyond the basic plane, or a mark of what was cut off, says nothing.
  return `${whole.replace(/[\uD800-\uDBFF\s:,]+$/, '')}…`;
}
