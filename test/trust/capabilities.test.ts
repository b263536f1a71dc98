import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { beforeEach, describe, expect, it } from 'vitest';
import { CAPABILITIES, isCapability, nearestCapability } from '../../src/trust/index.ts';
import { codesOf, Forge } from '../support/forge.ts';

describe('a capability', () => {
  it('exists if anything asks for it', () => {
    for (const listed of CAPABILITIES) expect(isCapability(listed)).toBe(true);
    for (const aimed of [
      'withhold',
      'gate:clean-history',
      'evidence:unit',
      'command:@all',
      'enrol:ci',
    ])
      expect(isCapability(aimed)).toBe(true);
    for (const none of ['builder', 'role:builder', 'gate', 'message:x', 'constructor', ''])
      expect(isCapability(none)).toBe(false);
  });

  it('of every role that a ledger begins with exists', () => {
    const roles = parse(readFileSync('templates/roles.yaml', 'utf8')) as {
      capabilities: string[];
    }[];
    expect(
      roles.flatMap(({ capabilities }) => capabilities).filter((c) => !isCapability(c)),
    ).toEqual([]);
  });

  it('that was mistyped has a nearest one, which a shell reads as one word', () => {
    expect(nearestCapability('gates:clean')).toBe('gate:clean');
    expect(nearestCapability('gates:$(reboot)')).toBe('gate:*');
    expect(nearestCapability('nothing-like-it')).toBeUndefined();
  });
});

describe('a grant of a role', () => {
  let forge: Forge;
  beforeEach(async () => {
    forge = new Forge();
    await forge.begin('kasra', {
      hand: ['message', 'enrol:builder', 'enrol:gatekeeper'],
      builder: ['message', 'claim'],
      gatekeeper: ['gate:*'],
    });
    await forge.admit('hand', { roles: ['hand'] });
    await forge.admit('dev', { roles: ['builder'] });
  });

  it('is for whoever may enrol that role', async () => {
    await forge.append('hand', {
      kind: 'grant',
      principal: 'dev',
      roles: ['gatekeeper'],
      capabilities: [],
    });
    expect(codesOf(forge.ruling())).toEqual([]);
    expect(forge.ruling().roster.get('dev')?.roles).toEqual(['builder', 'gatekeeper']);
  });

  it('to oneself gives nothing that one does not hold', async () => {
    await forge.append('hand', {
      kind: 'grant',
      principal: 'hand',
      roles: ['gatekeeper'],
      capabilities: [],
    });
    expect(codesOf(forge.ruling())).toEqual(['trust.grants-too-much']);
  });

  it('is not for whoever may not enrol it, nor of a role that is not', async () => {
    const grant = { kind: 'grant', principal: 'dev', capabilities: [] } as const;
    await forge.append('dev', { ...grant, roles: ['gatekeeper'] });
    await forge.append('kasra', { ...grant, roles: ['king'] });
    await forge.append('hand', grant);
    expect(codesOf(forge.ruling())).toEqual([
      'trust.not-allowed',
      'trust.not-allowed',
      'trust.not-allowed',
    ]);
  });
});
