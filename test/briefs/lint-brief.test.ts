import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintBrief, parseBriefDraft } from '../../src/briefs/index.ts';
import type { BriefTerms, GateTerms } from '../../src/records/index.ts';
import { Story } from '../support/ruling.ts';
import { termsWith } from '../support/terms.ts';

const { roster } = new Story()
  .enrol('loom')
  .enrol('sos-dev', { can: ['claim', 'evidence:*'], roles: ['builder'] })
  .enrol('athena', { roles: ['gatekeeper'], person: true })
  .enrol('gone')
  .revoke('gone')
  .ruling();

function lint(given: Partial<BriefTerms>): string[] {
  return lintBrief(termsWith(given), roster).map(
    ({ severity, at, message }) => `${severity} ${at}: ${message}`,
  );
}

function lintGate(given: Partial<GateTerms>, terms: Partial<BriefTerms> = {}): string[] {
  const gate = { name: 'clean', holder: 'athena', trigger: 'request', needs: ['c1'] } as const;
  return lint({ gates: [{ ...gate, ...given }], ...terms });
}

describe('lintBrief', () => {
  it('has nothing to say about a brief that can work', () => {
    expect(lintGate({ person: true }, { assignees: ['sos-dev'], boundaries: ['no-push'] })).toEqual(
      [],
    );
  });

  it('finds gates that cannot be asked, answered or passed', () => {
    const untriggered = { name: 'clean', holder: 'athena', needs: [] };
    expect(lint({ gates: [untriggered] })).toEqual([
      'error gates.clean: has no trigger, so nothing ever asks it',
    ]);
    const found = (given: Partial<GateTerms>, terms?: Partial<BriefTerms>) => {
      expect(lintGate(given, terms)).toHaveLength(1);
    };
    found({ holder: 'nobody' });
    found({ holder: 'role:nobody' });
    found({ holder: 'gone' });
    found({ holder: 'sos-dev' });
    found({ holder: 'loom', person: true });
    found({ holder: 'athena' }, { assignees: ['athena'] });
    found({ needs: ['c9'] });
  });

  it('finds checks that no holder of the gate may record', () => {
    const checks = [{ name: 'tidy', run: ['true'] }];
    expect(lintGate({ checks })).toEqual([]);
    const judge = new Story().enrol('judge', { can: ['gate:*'] }).ruling();
    const gate = { name: 'clean', holder: 'judge', trigger: 'request', needs: [], checks } as const;
    expect(lintBrief(termsWith({ gates: [gate] }), judge.roster)).toMatchObject([
      { severity: 'error', at: 'gates.clean', fix: 'sos identity grant judge evidence:any' },
    ]);
  });

  it('names the command that gives a holder what it lacks', () => {
    const gates = [{ name: 'clean', holder: 'sos-dev', trigger: 'request', needs: [] }] as const;
    expect(lintBrief(termsWith({ gates }), roster)).toMatchObject([
      { fix: 'sos identity grant sos-dev gate:clean' },
    ]);
  });

  it('finds criteria that nothing shows, that say the same, or that ask an absent gate', () => {
    const text = 'it works';
    const run = ['true'];
    expect(lint({ criteria: [] })).toHaveLength(1);
    expect(lint({ criteria: [{ id: 'c1', text, grade: 'claim' }] })).toEqual([
      'warning criteria.c1: nothing shows it: somebody says so',
    ]);
    expect(lint({ criteria: [{ id: 'c1', text, grade: 'self' }] })).toEqual([
      'error criteria.c1: asks for grade self and names nothing to run',
    ]);
    expect(lint({ criteria: [{ id: 'c1', text, run, grade: 'gate' }] })).toHaveLength(1);
    const fresh = { id: 'c1', text, run, fresh: 'challenge' } as const;
    expect(lint({ criteria: [{ ...fresh, grade: 'self' }] })).toEqual([
      'error criteria.c1: asks for a fresh run, and the brief has no gate whose holder could challenge',
    ]);
    expect(lint({ criteria: [{ ...fresh, grade: 'claim' }] })).toEqual([
      'error criteria.c1: asks for a fresh run, and a claim is enough',
    ]);
    const twins = [
      { id: 'c1', text, run, grade: 'self' },
      { id: 'c2', text, run, grade: 'self' },
    ] as const;
    expect(lint({ criteria: twins })).toEqual(['warning criteria.c2: says the same as c1']);
  });

  it('finds people who are not there and words that nothing enforces', () => {
    expect(lint({ assignees: ['nobody', 'gone'], boundaries: ['no-lunch'] })).toEqual([
      'error assignees.nobody: is not in the roster',
      'error assignees.gone: has no key that still signs',
      'warning boundaries.no-lunch: is a word that nothing enforces; it is only text for readers',
    ]);
  });

  it('does not let a template through that nobody filled in', async () => {
    const file = new URL('../../templates/briefs/release.md', import.meta.url);
    const { terms } = await parseBriefDraft(readFileSync(file, 'utf8'));
    const places = lintBrief(terms, roster).map(({ at }) => at);
    expect(places).toEqual(['title', 'mandate']);
    expect(lint({ mandate: ' ' })).toHaveLength(1);
  });
});
