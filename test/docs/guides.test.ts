import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shownCommands } from './console-block.ts';
import { matchesShown } from './output-pattern.ts';
import { Sandbox } from './sandbox.ts';
import { prepared } from './prepared.ts';

const guides = readdirSync('docs/guide').map((name) => `docs/guide/${name}`);

describe.each(['README.md', ...guides])('%s', (file) => {
  const commands = shownCommands(readFileSync(file, 'utf8'));

  it('shows commands that run and say what it shows', () => {
    const sandbox = new Sandbox();
    try {
      const people = prepared(file, sandbox);
      expect(commands.length).toBeGreaterThan(0);
      for (const { who = people[0], line, output } of commands) {
        const ran = sandbox.run(who, line);
        expect(ran.exit, `${file}: ${line}\n${ran.output}`).toBe(0);
        if (!matchesShown(ran.output, output)) expect(ran.output, line).toBe(output.join('\n'));
      }
    } finally {
      sandbox.remove();
    }
  });

  it('links only to files that are there', () => {
    const text = readFileSync(file, 'utf8');
    const folder = new URL(file, `file://${process.cwd()}/`);
    for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
      expect(() => readFileSync(new URL(target, folder)), target).not.toThrow();
    }
  });
});
