import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import type { Entry } from '../../src/ledger/index.ts';
import { judge, rotationProof, ROTATION_NAMESPACE } from '../../src/trust/index.ts';
import type { Draft } from '../../src/records/index.ts';
import { Forge, noteTo, type Otherwise } from '../support/forge.ts';
import { growthOf } from '../support/growth.ts';

/** A ledger in which each record knew the one before it, so that it is as long as one likes. */
class Line {
  readonly forge = new Forge();
  readonly entries: Entry[] = [];

  async begin(): Promise<this> {
    this.#keep(await this.forge.begin('kasra', { ci: ['message'] }));
    return this;
  }

  async add(author: string, draft: Draft, otherwise: Otherwise = {}): Promise<Entry> {
    const knowing = this.entries.slice(-1);
    return this.#keep(await this.forge.make(author, draft, { knowing, ...otherwise }));
  }

  /** Somebody lets in one more key of a name. */
  async letIn(name: string, key: string): Promise<void> {
    const signer = this.forge.signer(key);
    const publicKey = signer.publicKey.text;
    const asked = { kind: 'join', principal: name, publicKey, roles: [] } as const;
    const { id: request } = await this.add(name, asked, { signer });
    const roles = { roles: ['ci'], capabilities: [] };
    const enrolment = { kind: 'enrol', principal: name, publicKey, request, ...roles } as const;
    await this.add('kasra', enrolment);
  }

  /** A key goes over to another one. */
  async rotate(name: string, old: string, fresh: string): Promise<void> {
    const [from, to] = [this.forge.signer(old), this.forge.signer(fresh)];
    const keys = { old: from.publicKey.fingerprint, fresh: to.publicKey.fingerprint };
    const agreed = utf8(rotationProof({ ledger: this.forge.ledger, ...keys }));
    const proof = await to.sign(agreed, ROTATION_NAMESPACE);
    await this.add(name, { kind: 'rotate', publicKey: to.publicKey.text, proof }, { signer: from });
  }

  /** Judges the first records. All count; the signatures are known to be good, and cost nothing. */
  judgeFirst(count: number): void {
    const entries = this.entries.slice(0, count);
    const { ruling } = judge({ entries, misfits: [], pinned: this.forge.ledger });
    expect(ruling.findings).toEqual([]);
  }

  #keep(entry: Entry): Entry {
    const { proof, ...known } = entry;
    this.entries.push(proof === undefined ? entry : known);
    return entry;
  }
}

/** Ten times as much at once: what is square takes ten times as long, what is cubic a hundred times. */
const SIZES = { part: 40, parts: 10 };
const MANY = SIZES.part * SIZES.parts;
const LESS_THAN_SQUARE = 7;

describe('judging takes about as much longer as there is more to judge', () => {
  it('of keys of one name, let in one after the other, each of which signs', async () => {
    const line = await new Line().begin();
    for (let each = 0; each < MANY; each += 1) {
      await line.letIn('ci', `job ${each}`);
      await line.add('ci', noteTo('kasra'), { signer: line.forge.signer(`job ${each}`) });
    }
    const growth = growthOf((keys) => {
      line.judgeFirst(1 + 3 * keys);
    }, SIZES);
    expect(growth).toBeLessThan(LESS_THAN_SQUARE);
  });

  it('of rotations by a member who may do nothing else', async () => {
    const line = await new Line().begin();
    await line.letIn('ci', 'key 0');
    for (let each = 0; each < MANY; each += 1) {
      const signer = line.forge.signer(`key ${each}`);
      await line.add('ci', noteTo('kasra'), { signer });
      await line.rotate('ci', `key ${each}`, `key ${each + 1}`);
    }
    const growth = growthOf((rotations) => {
      line.judgeFirst(3 + 2 * rotations);
    }, SIZES);
    expect(growth).toBeLessThan(LESS_THAN_SQUARE);
  });
});
