import type { Sandbox } from './sandbox.ts';

const BRIEF = `---
title: Greet in one line
criteria:
  - id: greets
    text: The greeting is printed
    check: sh greet.sh
    suite: unit
gates:
  - name: greeting
    holder: athena
    trigger: submission
    needs: [greets]
---

Print a greeting.
`;

/** Prepares what a guide takes as given; the first of these people types where a block names nobody. */
export function prepared(file: string, sandbox: Sandbox): readonly [string, ...string[]] {
  const begin = BEGINNINGS[file.replace(/^.*\//, '').replace('.md', '')] ?? nobodyYet;
  return begin(sandbox);
}

type Beginning = (sandbox: Sandbox) => readonly [string, ...string[]];

const BEGINNINGS: Readonly<Record<string, Beginning>> = {
  README: team,
  'for-agents': agentWithWork,
  'for-gatekeepers': gatekeeperAsked,
  'for-ci': builderAsked,
  'for-auditors': gatekeeperAsked,
  'for-founders': team,
  evidence: builderAsked,
  leak: builderAsked,
  releases: workBegun,
  scans: team,
  boundaries: team,
  'gates-that-run': team,
};

/** Clones without a ledger. */
function nobodyYet(sandbox: Sandbox): readonly [string, ...string[]] {
  sandbox.enter('athena');
  return ['kasra', 'athena'];
}

/** Kasra coordinates, Athena keeps gates, sos-dev builds; all are enrolled. */
function team(sandbox: Sandbox): readonly [string, ...string[]] {
  const others = { athena: 'gatekeeper', 'sos-dev': 'builder' };
  type(sandbox, 'kasra', 'sos init kasra');
  for (const [name, role] of Object.entries(others)) {
    sandbox.enter(name);
    type(sandbox, name, `sos join ${name} --role ${role}`);
  }
  type(sandbox, 'kasra', 'sos sync');
  for (const name of Object.keys(others)) type(sandbox, 'kasra', `sos identity admit ${name}`);
  for (const name of Object.keys(others)) type(sandbox, name, 'sos sync');
  return ['kasra', ...Object.keys(others)];
}

/** An agent has a brief to work on and a message to read. */
function agentWithWork(sandbox: Sandbox): readonly [string, ...string[]] {
  team(sandbox);
  openBrief(sandbox);
  type(sandbox, 'kasra', 'sos send sos-dev "S069 is yours" --type handoff --brief S069');
  return ['sos-dev', 'kasra', 'athena'];
}

/** The builder has submitted work, without evidence. */
function builderAsked(sandbox: Sandbox): readonly [string, ...string[]] {
  team(sandbox);
  openBrief(sandbox);
  type(sandbox, 'sos-dev', 'sos sync && sos brief claim S069');
  type(
    sandbox,
    'sos-dev',
    "printf 'echo hello\\n' > greet.sh && git add . && git commit -qm greet",
  );
  type(sandbox, 'sos-dev', 'git push -q origin HEAD:main');
  type(sandbox, 'sos-dev', 'sos brief submit S069');
  return ['sos-dev', 'kasra', 'athena'];
}

/** The builder has claimed a brief and done its work, and has not submitted it. */
function workBegun(sandbox: Sandbox): readonly [string, ...string[]] {
  team(sandbox);
  openBrief(sandbox);
  type(sandbox, 'sos-dev', 'sos sync && sos brief claim S069');
  type(
    sandbox,
    'sos-dev',
    "printf 'echo hello\\n' > greet.sh && git add . && git commit -qm greet",
  );
  return ['sos-dev', 'kasra', 'athena'];
}

/** The gatekeeper is asked about work that was shown. */
function gatekeeperAsked(sandbox: Sandbox): readonly [string, ...string[]] {
  builderAsked(sandbox);
  type(sandbox, 'sos-dev', 'sos evidence run --brief S069 --criterion greets --suite unit');
  return ['athena', 'sos-dev', 'kasra'];
}

function openBrief(sandbox: Sandbox): void {
  type(
    sandbox,
    'kasra',
    `cat > ../S069.md <<'END'\n${BRIEF}END\nsos brief new ../S069.md --id S069`,
  );
}

function type(sandbox: Sandbox, who: string, line: string): void {
  const { exit, output } = sandbox.run(who, line);
  if (exit !== 0) throw new Error(`${who}: ${line}\n${output}`);
}
