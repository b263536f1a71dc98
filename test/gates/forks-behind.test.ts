import { expect, it } from 'vitest';
import { forksBehind } from '../../src/gates/forks-behind.ts';
import { forkOf, Story } from '../support/ruling.ts';

const note = { kind: 'message', type: 'note', to: ['kasra'], body: 'hello' } as const;

it('one author is one alarm, however many records they signed at one place', () => {
  const story = new Story().enrol('kasra').enrol('athena');
  const many = Array.from({ length: 5 }, () => story.tell('athena', note));
  const other = story.tell('kasra', note);
  const ruling = { ...story.ruling(), findings: [...many, other].map((each) => forkOf(each)) };
  const { within, alarms } = forksBehind(ruling, new Set([many[0]!.id]));
  expect(within).toEqual([many[0]]);
  expect(alarms).toHaveLength(1);
  expect(alarms[0]?.message).toMatch(/^a key of athena, .*: (message [0-9a-f]{12}, ){3}2 more$/);
});

it('what a revocation settled is no fork any more, and what nothing rests on concerns nobody', () => {
  const story = new Story().enrol('kasra').enrol('athena');
  const entry = story.tell('athena', note);
  const other = story.tell('kasra', note);
  const settled = { ...story.ruling(), findings: [forkOf(entry, 'notice')] };
  expect(forksBehind(settled, new Set([entry.id]))).toEqual({ within: [], alarms: [] });
  const elsewhere = { ...story.ruling(), findings: [forkOf(entry)] };
  expect(forksBehind(elsewhere, new Set([other.id]))).toEqual({ within: [], alarms: [] });
});
