import type { Host } from '../host/index.ts';
import { lossyTextOf, SosError } from '../base/index.ts';
import { proved, unproved, type Proof } from './proof.ts';

/** A fresh clone of a release, as whoever receives it has it. */
export interface FreshClone {
  readonly host: Pick<Host, 'processes' | 'runner' | 'files' | 'environment'>;
  readonly folder: string;
  /** Every path of the release. */
  readonly paths: ReadonlySet<string>;
}

const PATIENCE = 120_000;
const ARGS = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
const LINE = `npm ${ARGS.join(' ')}`;

/**
 * Proves of an npm package that npm would pack what was signed and that its entry points are among
 * it. Undefined where the release is no package. No script of the package runs.
 */
export async function provePackage(clone: FreshClone): Promise<Proof | undefined> {
  if (!clone.paths.has('package.json')) return undefined;
  const claim = { name: 'package', claim: 'npm packs files of the release, entry points included' };
  const asked = await packed(clone);
  if (typeof asked === 'string') return unproved(claim, LINE, asked);
  const settings = await settingsOf(clone);
  const files = new Set(asked);
  const foreign = asked.filter((path) => !clone.paths.has(path));
  const findings = [
    ...foreign.map((path) => `${path} is packed and was not signed`),
    ...entryPoints(settings)
      .filter((path) => !files.has(path) && !isBuilt(settings))
      .map((path) => `${path} is an entry point and is not packed`),
  ];
  return proved(claim, { line: LINE }, { answer: asked, findings });
}

async function packed({ host, folder }: FreshClone): Promise<string[] | string> {
  try {
    const { exitCode, stdout, stderr } = await host.processes.run(
      { program: 'npm', args: ARGS, folder, environment: plainEnvironment(host) },
      { timeout: PATIENCE, maxOutput: 64 * 1024 * 1024 },
    );
    if (exitCode !== 0) return `npm gave no answer: ${stderr.trim().slice(0, 500)}`;
    return pathsIn(JSON.parse(lossyTextOf(stdout)));
  } catch (cause) {
    if (cause instanceof SosError && cause.code === 'host.program-missing')
      return 'there is no npm';
    if (cause instanceof SyntaxError) return 'npm gave an answer that is no JSON';
    throw cause;
  }
}

/** What a program of others gets to see of the machine: enough to start, no secret of ours. */
export function plainEnvironment({
  environment,
}: Pick<Host, 'environment'>): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SYSTEMROOT', 'USERPROFILE', 'APPDATA'];
  const kept = Object.entries(environment.variables).filter(([name]) => names.includes(name));
  return Object.fromEntries(kept);
}

/** npm gives a list of packages, newer ones a map of them. */
function pathsIn(answer: unknown): string[] {
  const packages = typeof answer === 'object' && answer !== null ? Object.values(answer) : [];
  return packages.flatMap((each: { files?: readonly { path?: unknown }[] }) =>
    (each.files ?? []).flatMap(({ path }) => (typeof path === 'string' ? [path] : [])),
  );
}

interface Settings {
  readonly main?: unknown;
  readonly bin?: unknown;
  readonly scripts?: Readonly<Record<string, unknown>>;
}

async function settingsOf({ host, folder }: FreshClone): Promise<Settings> {
  const bytes = await host.files.read(host.files.join(folder, 'package.json'));
  return (JSON.parse(lossyTextOf(bytes ?? new Uint8Array())) ?? {}) as Settings;
}

function entryPoints({ main, bin }: Settings): string[] {
  const bins = typeof bin === 'object' && bin !== null ? (Object.values(bin) as unknown[]) : [bin];
  return [main, ...bins]
    .filter((each): each is string => typeof each === 'string')
    .map((path) => path.replace(/^\.\//, ''));
}

/** What is built when it is packed cannot be in a release of sources. */
function isBuilt({ scripts = {} }: Settings): boolean {
  return 'prepack' in scripts || 'prepare' in scripts;
}
