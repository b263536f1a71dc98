import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SosError } from '../../src/base/index.ts';
import { briefDraftText, parseBriefDraft } from '../../src/briefs/index.ts';
import type { BriefTerms } from '../../src/records/index.ts';

const DRAFT = `---
title: Publish a clean history
id: S069
criteria:
  - id: c1
    text: There is one root commit
    check: git rev-list --max-parents=0 --all
  - id: c2
    text: The worker tests pass
    check: [npm, test, --, workers]
    suite: integration
    grade: ci
  - id: c3
    text: The readme reads well
gates:
  - name: clean-history
    holder: role:gatekeeper
    trigger: submission
    needs: [c1]
    person: true
assignees:
boundaries: [no-push]
---

The public copy holds one root commit.

---
And this line below is part of the mandate.
`;

async function problemsOf(draft: string): Promise<unknown> {
  const refusal = await parseBriefDraft(draft).catch((error: unknown) => error as SosError);
  return 'facts' in refusal ? refusal.facts?.['problems'] : undefined;
}

function frontMatter(...lines: readonly string[]): string {
  return ['---', 'title: T', ...lines, '---', 'body', ''].join('\n');
}

describe('a brief draft', () => {
  it('is read from Markdown with front matter', async () => {
    const { id, terms } = await parseBriefDraft(DRAFT);
    expect(id).toBe('S069');
    expect(terms).toEqual({
      title: 'Publish a clean history',
      mandate:
        'The public copy holds one root commit.\n\n---\nAnd this line below is part of the mandate.',
      criteria: [
        {
          id: 'c1',
          text: 'There is one root commit',
          run: ['git', 'rev-list', '--max-parents=0', '--all'],
          grade: 'self',
        },
        {
          id: 'c2',
          text: 'The worker tests pass',
          run: ['npm', 'test', '--', 'workers'],
          suite: 'integration',
          grade: 'ci',
        },
        { id: 'c3', text: 'The readme reads well', grade: 'claim' },
      ],
      gates: [
        {
          name: 'clean-history',
          holder: 'role:gatekeeper',
          trigger: 'submission',
          needs: ['c1'],
          person: true,
        },
      ],
      boundaries: ['no-push'],
      assignees: [],
    });
  });

  it('is the same after writing and reading it', async () => {
    await fc.assert(
      fc.asyncProperty(anyTerms(), async (terms) => {
        expect((await parseBriefDraft(briefDraftText(terms, 'S069'))).terms).toEqual(terms);
      }),
    );
  });

  it.each([
    [['id: s069'], 'id must be a brief id'],
    [['title2: x'], 'does not know title2'],
    [['criteria: yes'], 'criteria must be a list'],
    [['criteria:', '  - id: c1'], 'criteria 1, text is missing'],
    [['criteria:', '  - id: c1', '    text: 7'], 'criteria 1, text must be text; put it in quotes'],
    [
      ['criteria:', '  - {id: c1, text: x, check: "npm test | tail"}'],
      'criteria 1, check holds an unquoted |; quote it, or write [sh, -c, "…"]',
    ],
    [['criteria:', '  - {id: c1, text: x, check: [sleep, 5]}'], 'criteria 1, check must be'],
    [
      ['criteria:', '  - {id: c1, text: x, grade: best}'],
      'criteria 1, grade must be one of claim, self, ci, gate',
    ],
    [
      ['criteria:', '  - {id: c1, text: x}', '  - {id: c1, text: y}'],
      'criteria must not name c1 twice',
    ],
    [['gates:', '  - {name: g, holder: "role:"}'], 'gates 1, holder must be a name'],
  ])('with %j says: %s', async (lines, problem) => {
    expect(await problemsOf(frontMatter(...lines))).toEqual([expect.stringContaining(problem)]);
  });

  it('is refused where the record would be', async () => {
    expect(await problemsOf(frontMatter() + 'x'.repeat(24_000))).toEqual([
      'mandate must be at most 24000 bytes, is 24005',
    ]);
    const lines = ['criteria:', '  - {id: c1, text: x, check: [a, "b\\u202ec"]}'];
    expect(await problemsOf(frontMatter(...lines))).toEqual([
      'criteria 1, check 2 holds U+202E at character 1',
    ]);
  });

  it('says everything that is wrong at once', async () => {
    expect(await problemsOf('---\ncriteria: 1\ngates: 2\n---\n')).toHaveLength(3);
    expect(await problemsOf('no front matter')).toEqual(['title is missing']);
  });
});

describe('the templates', () => {
  const folder = new URL('../../templates/briefs/', import.meta.url);

  it.each(readdirSync(folder))('%s can be read as a brief', async (file) => {
    const { terms } = await parseBriefDraft(readFileSync(new URL(file, folder), 'utf8'));
    expect(terms.criteria.length).toBeGreaterThan(1);
    expect(terms.gates.length).toBeGreaterThan(0);
  });
});

function anyTerms(): fc.Arbitrary<BriefTerms> {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const words = fc.stringMatching(/^[ -~äö…\n]{0,40}$/).map((text) => text.trim());
  const line = fc.stringMatching(/^[!-~][ -~äö…]{0,30}$/);
  const argv = fc.array(words, { minLength: 1, maxLength: 6 });
  const grade = fc.constantFrom('claim', 'self', 'ci', 'gate');
  const criterion = fc.record(
    { id: name, text: words, run: argv, suite: name, grade },
    { requiredKeys: ['id', 'text', 'grade'] },
  );
  const gate = fc.record(
    {
      name,
      holder: fc.oneof(
        name,
        name.map((role) => `role:${role}`),
      ),
      trigger: fc.constantFrom('submission', 'request'),
      needs: fc.array(name, { maxLength: 3 }),
      person: fc.boolean(),
    },
    { requiredKeys: ['name', 'holder', 'needs'] },
  );
  return fc.record({
    title: line,
    mandate: words,
    criteria: fc.uniqueArray(criterion, { maxLength: 4, selector: ({ id }) => id }),
    gates: fc.uniqueArray(gate, { maxLength: 3, selector: (each) => each.name }),
    boundaries: fc.array(name, { maxLength: 3 }),
    assignees: fc.array(name, { maxLength: 3 }),
  });
}
