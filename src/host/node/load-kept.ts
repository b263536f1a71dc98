import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { keep, keepingFolder, keptFor, type Made } from './kept-code.ts';

/** Node's own `require` of whoever starts the program. */
type Require = (name: string) => unknown;

/** The first version that keeps code by itself. */
const KEEPS_BY_ITSELF = 22;

/**
 * Loads a file of the program, and all that it needs, with the machine code that V8 made of it at an
 * earlier start: making it again is most of what a short command costs beyond starting Node. Newer
 * Nodes keep it by themselves when told so; for older ones it is done here, with the same means
 * (`cachedData` of `vm.Script`). `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does in Node.
 */
export function loadKept(file: string, require: Require): void {
  const folder = keepingFolder();
  if (folder === undefined) require(file);
  else if (Number.parseInt(process.versions.node, 10) < KEEPS_BY_ITSELF) loaderOf(folder)(file);
  else {
    newerNode().enableCompileCache?.(folder);
    require(file);
  }
}

/** What newer Nodes have beside what the types tell of. */
function newerNode(): { enableCompileCache?: (folder: string) => void } {
  return process.getBuiltinModule('node:module') as object;
}

/** A module as CommonJS has it. */
interface Loaded {
  exports: object;
}

/** What Node puts round the text of a module. */
const HEAD = Buffer.from('(function (exports, require, module, __filename, __dirname) { ');
const TAIL = Buffer.from('\n});');

/** Takes what stands between the brackets of `HEAD`. */
type Body = (...given: readonly unknown[]) => void;

/** The build writes nothing but ASCII. Put together where V8 does not have to clear it away. */
function wrapped(file: string): string {
  return Buffer.concat([HEAD, readFileSync(file), TAIL]).toString('latin1');
}

/**
 * Loads files by themselves: Node's own loader, which looks for packages, takes longer than running
 * what it finds. The names of chunks change with their text; only they are kept.
 */
function loaderOf(folder: string): (file: string) => object {
  const modules = new Map<string, Loaded>();
  const chunks: Made[] = [];
  let hasNew = false;
  process.once('exit', () => {
    // A verb that never ran here brings a file of its own, and uses other parts of what all share.
    if (hasNew) keep(folder, chunks);
  });
  return function load(file) {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const beside = dirname(file);
    const isChunk = basename(beside) === 'chunks';
    const cachedData = isChunk ? keptFor(folder, file) : undefined;
    const script = new Script(wrapped(file), { filename: file, ...(cachedData && { cachedData }) });
    if (isChunk) chunks.push([file, script]);
    if (isChunk && script.cachedDataRejected !== false) hasNew = true;
    const body = script.runInThisContext() as Body;
    const requireFrom: Require = (name) =>
      name.startsWith('./') ? load(join(beside, name)) : process.getBuiltinModule(name);
    body(module.exports, requireFrom, module, file, beside);
    return module.exports;
  };
}
