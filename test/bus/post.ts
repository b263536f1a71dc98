import {
  correspondenceOf,
  messageIn,
  type MessagePlan,
  type Outgoing,
} from '../../src/bus/index.ts';
import { replyTo, sendMessage } from '../../src/bus/index.ts';
import { contentOf } from '../../src/records/index.ts';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { Story } from '../support/ruling.ts';
import { oidOf, termsWith } from '../support/terms.ts';

/** A story among kasra, loom, sos-dev and athena, told in messages. */
export class Post extends Story {
  constructor() {
    super();
    this.enrol('kasra').enrol('loom').enrol('sos-dev');
    this.enrol('athena', { roles: ['gatekeeper'] });
  }

  /** Sends a message the way the verb does. */
  send(me: string, to: string, rest: Partial<Outgoing> = {}): TrustedEntry<'message'> {
    const said = rest.command === undefined ? { body: 'Old refs still exist' } : {};
    return this.#post(
      me,
      sendMessage(this.ruling(), { me, type: 'note', to: [to], ...said, ...rest }),
    );
  }

  /** Sends a command of these bytes. */
  command(me: string, to: string, bytes = 'git show-ref --head\n'): TrustedEntry<'message'> {
    const payload = { bytes: new TextEncoder().encode(bytes), folder: undefined, why: 'old refs' };
    return this.send(me, to, { type: 'command', command: payload });
  }

  reply(me: string, answered: TrustedEntry, body = 'Done.'): TrustedEntry<'message'> {
    return this.#post(me, replyTo(this.ruling(), answered, { me, body }));
  }

  receipt(
    me: string,
    { id }: TrustedEntry,
    state: 'received' | 'accepted' | 'declined' = 'received',
  ): TrustedEntry<'receipt'> {
    return this.tell(me, { kind: 'receipt', message: id, state });
  }

  /** The word that a command is begun. */
  begin(
    me: string,
    { id }: TrustedEntry,
    knowing?: readonly TrustedEntry[],
  ): TrustedEntry<'begin'> {
    return this.tell(me, { kind: 'begin', message: id, host: 'box' }, knowing);
  }

  /** A run that answers a command. */
  ran(
    me: string,
    command: TrustedEntry,
    notStarted?: string,
    knowing?: readonly TrustedEntry[],
  ): TrustedEntry<'evidence'> {
    const output = { content: contentOf(new Uint8Array()), total: 0, dropped: 0 };
    const evidence = {
      kind: 'evidence' as const,
      answers: command.id,
      run: {
        argv: ['sh', 'command'],
        folder: '.',
        started: '2026-11-23T00:00:00.000Z',
        duration: 5,
        ...(notStarted === undefined ? { exit: 1 } : { notStarted }),
        output,
        environment: [],
        runner: { host: 'here', platform: 'linux' },
      },
    };
    return this.tell(me, evidence, knowing);
  }

  /** Brief S069 of loom's with gate clean of athena's, claimed by sos-dev, and work on it. */
  work(digit = 'a'): TrustedEntry<'submission'> {
    if (!this.#opened) this.#open();
    return this.tell('sos-dev', {
      kind: 'submission',
      brief: 'S069',
      terms: this.#opened!.id,
      commit: oidOf(digit),
      tree: oidOf('0'),
    });
  }

  verdict(
    who: string,
    verdict: 'pass' | 'block',
    digit = 'a',
    request?: TrustedEntry,
  ): TrustedEntry<'verdict'> {
    return this.tell(who, {
      kind: 'verdict',
      brief: 'S069',
      gate: 'clean',
      verdict,
      terms: this.#opened!.id,
      ...(request === undefined ? {} : { request: request.id }),
      commit: oidOf(digit),
      tree: oidOf('0'),
      evidence: [],
      findings: [],
      followUps: [],
      notChecked: [],
    });
  }

  request(who: string, digit = 'a'): TrustedEntry<'gate-request'> {
    const about = { terms: this.#opened!.id, commit: oidOf(digit), tree: oidOf('0') };
    return this.tell(who, { kind: 'gate-request', brief: 'S069', gate: 'clean', ...about });
  }

  around() {
    return correspondenceOf(this.ruling());
  }

  state(entry: TrustedEntry) {
    return messageIn(this.around(), entry);
  }

  #opened: TrustedEntry<'brief'> | undefined;

  #open(): void {
    const gate = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;
    const terms = termsWith({ gates: [gate] });
    this.#opened = this.tell('loom', { kind: 'brief', brief: 'S069', ...terms });
    this.tell('sos-dev', { kind: 'claim', brief: 'S069' });
  }

  #post(me: string, { drafts: [draft] }: MessagePlan): TrustedEntry<'message'> {
    return this.tell(me, draft);
  }
}
