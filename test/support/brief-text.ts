import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Member } from './team.ts';

/** A brief with one criterion that a gate of athena's needs. */
export const ONE_GATE = `---
title: Publish a clean history
criteria:
  - id: one-root
    text: There is one root commit
    check: git rev-list --max-parents=0 --all
    grade: self
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [one-root]
boundaries: []
assignees: []
---

The public copy holds one root commit and nothing that must not leave.
`;

/** Puts the text of a brief where a member can name it. */
export function textFile(member: Member, text = ONE_GATE): string {
  const file = path.join(member.folder, 'brief.md');
  writeFileSync(file, text);
  return file;
}
