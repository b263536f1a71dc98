import type { DraftOf } from '../records/index.ts';
import type { ChosenPolicy, Proposal, Ruling } from '../trust/index.ts';
import { noSuchProposal, noVote, nothingToChoose, proposalNotOpen } from './errors-of-policy.ts';
import type { Me } from './reading-answer.ts';

/** Finds a proposal by the beginning of its id. Throws `app.no-such-proposal`. */
export function proposalNamed({ proposals }: Ruling, typed: string): Proposal {
  const fitting = proposals.filter(({ id }) => id.startsWith(typed));
  const [proposal] = fitting;
  if (proposal === undefined || fitting.length > 1 || typed === '')
    throw noSuchProposal(
      typed,
      proposals.map(({ id }) => id),
    );
  return proposal;
}

/** Drafts an approval; none where this founder approves already. */
export function draftApproval(
  ruling: Ruling,
  { name }: Pick<Me, 'name'>,
  wish: { readonly id: string; readonly reason?: string | undefined },
): readonly DraftOf<'approval'>[] {
  const proposal = proposalNamed(ruling, wish.id);
  const { id, state, old, fresh } = proposal;
  const approving = [...old.approving, ...fresh.approving];
  if (approving.includes(name)) return [];
  if (state !== 'open') throw proposalNotOpen(id, state);
  const deciding = [...new Set([...old.others, ...fresh.others])];
  if (!deciding.includes(name))
    throw noVote(name, [...new Set([...approving, ...deciding])].sort());
  const { reason } = wish;
  return [{ kind: 'approval', proposal: id, ...(reason === undefined ? {} : { reason }) }];
}

/** Open proposals other than this one that somebody approves too: both could get the votes. */
export function otherApproved(
  ruling: Ruling,
  name: string,
  proposal: Proposal,
): readonly Proposal[] {
  return ruling.proposals.filter(
    ({ id, state, old, fresh }) =>
      state === 'open' &&
      id !== proposal.id &&
      [...old.approving, ...fresh.approving].includes(name),
  );
}

/** The policy that a clone follows where it was frozen. Throws `app.nothing-to-choose`. */
export function choiceOf(ruling: Ruling, typed: string): ChosenPolicy {
  const { id, terms, state, after } = proposalNamed(ruling, typed);
  const rivals = ruling.proposals.filter((each) => each.after === after && isDecided(each));
  if (rivals.length < 2 || !rivals.some((each) => each.id === id)) throw nothingToChoose(id, state);
  return { id, version: terms.version };
}

function isDecided({ old, fresh }: Proposal): boolean {
  return [old, fresh].every(({ needed, approving }) => approving.length >= needed);
}
