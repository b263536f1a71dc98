import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';
import { Sandbox } from '../support/sandbox.ts';
import { keyOf } from './hiding-places.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo();
  sandbox.write('work/a folder/config é.txt', `\n\nid = ${keyOf(1)}\n`);
  sandbox.git('work', 'add', '.');
  sandbox.git('work', 'commit', '--quiet', '-m', `message with ${keyOf(2)}`);
});
afterEach(() => {
  sandbox.remove();
});

function sos(folder: string, ...args: string[]) {
  return runSos(args, { folder: sandbox.at(folder), env: sandbox.variables() });
}

describe('a report in SARIF', () => {
  it('has what the schema of 2.1.0 requires', async () => {
    const ran = await sos('work', 'scan', '--sarif', '-');
    expect(ran.exit).toBe(3);
    const log = JSON.parse(ran.stdout);
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/^https:.*sarif-schema-2\.1\.0\.json$/);
    const [run] = log.runs;
    expect(typeof run.tool.driver.name).toBe('string');
    expect(typeof run.invocations[0].executionSuccessful).toBe('boolean');
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(run.results).toHaveLength(2);
    for (const result of run.results) {
      expect(ids).toContain(result.ruleId);
      expect(['none', 'note', 'warning', 'error']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      expect(result.partialFingerprints.sos1).toMatch(/^sos1:[a-z0-9.-]+:[0-9a-f]{24}$/);
      for (const { physicalLocation } of result.locations) {
        expect(() => new URL(physicalLocation.artifactLocation.uri, 'file:///')).not.toThrow();
        const { startLine = 1 } = physicalLocation.region ?? {};
        expect(startLine).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('points at the file and the line, and holds no byte of the secret', async () => {
    const ran = await sos('work', 'scan', '--sarif', 'report.sarif');
    expect(ran.exit).toBe(3);
    const text = readFileSync(sandbox.at('work/report.sarif'), 'utf8');
    expect(text).toContain('"uri": "a%20folder/config%20%C3%A9.txt"');
    expect(text).toContain('"startLine": 3');
    expect(text).not.toContain(keyOf(1));
    expect(text).not.toContain(keyOf(2));
  });

  it('says that the run did not succeed where something was not looked at', async () => {
    sandbox.clone(`file://${sandbox.at('work')}`, 'shallow', '--depth', '1');
    const ran = await sos('shallow', 'scan', '--sarif', '-');
    const [{ invocations }] = JSON.parse(ran.stdout).runs;
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(JSON.stringify(invocations)).toContain('shallow');
  });
});
