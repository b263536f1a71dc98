'use strict';
// Keeps the machine code that V8 makes of the program's files, so that the next start need not make
// it again: most of what a short command costs beyond starting Node. Newer Nodes do that by
// themselves when told so; for older ones it is done here, with the same means (vm.Script's
// `cachedData`). NODE_DISABLE_COMPILE_CACHE=1 turns it off, as it does in Node.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** What loads modules, as `node:module` exports it, which takes as long to load as the rest of this. */
const { constructor: Module } = module;

/** Where programs of this user may keep what can be made again; undefined where nowhere is safe. */
function keepingFolder() {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const base = XDG_CACHE_HOME || (HOME && path.join(HOME, '.cache'));
  if (NODE_DISABLE_COMPILE_CACHE || !base || !path.isAbsolute(base)) return undefined;
  return path.join(base, 'sos', 'code', `${process.version}-${process.arch}`);
}

/** Threat: code that came with a repository, whoever the files of its work tree belong to. */
function isInWorkTree(folder) {
  for (let at = folder; at !== process.env.HOME; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return true;
    if (path.dirname(at) === at) return false;
  }
  return false;
}

/** Threat: code that somebody else laid there. Only what this user alone can write is run. */
function isSafe(folder) {
  if (isInWorkTree(folder)) return false;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = fs.lstatSync(folder);
    return uid === process.geteuid?.() && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}

function keptFor(folder, file) {
  try {
    return fs.readFileSync(path.join(folder, path.basename(file)));
  } catch {
    return undefined;
  }
}

/** Days after which code that was kept is of another version, or is soon made again. */
const DAYS = 60;

/** Takes away what versions before this one kept. */
function forgetOld(folder) {
  for (const name of fs.readdirSync(folder)) {
    const place = path.join(folder, name);
    if (Date.now() - fs.lstatSync(place).mtimeMs > DAYS * 86_400_000) fs.unlinkSync(place);
  }
}

/**
 * Keeps the code of files when the program is done: by then V8 knows which functions run, beside
 * those that it knew before.
 */
function keep(folder, loaded) {
  try {
    forgetOld(folder);
    for (const [file, script] of loaded) {
      const place = path.join(folder, path.basename(file));
      const aside = `${place}.${process.pid}`;
      fs.writeFileSync(aside, script.createCachedData(), { mode: 0o600, flush: true });
      fs.renameSync(aside, place);
    }
  } catch {
    // Without it the next start only takes longer.
  }
}

/**
 * Loads files by themselves: Node's own loader, which looks for packages, takes longer than running
 * what it finds. The names of chunks change with their text; only they are kept.
 */
function loaderOf(folder) {
  const modules = new Map();
  const loaded = [];
  let hasNew = false;
  process.once('exit', () => {
    // A verb that never ran here brings a file of its own, and uses other parts of what all share.
    if (hasNew) keep(folder, loaded);
  });
  return function load(file) {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const isChunk = path.basename(path.dirname(file)) === 'chunks';
    const cachedData = isChunk ? keptFor(folder, file) : undefined;
    // The build writes nothing but ASCII.
    const source = Module.wrap(fs.readFileSync(file, 'latin1'));
    const script = new vm.Script(source, { filename: file, cachedData });
    if (isChunk) loaded.push([file, script]);
    if (isChunk && script.cachedDataRejected !== false) hasNew = true;
    const beside = path.dirname(file);
    const requireFrom = (name) =>
      name.startsWith('./') ? load(path.join(beside, name)) : require(name);
    script.runInThisContext()(module.exports, requireFrom, module, file, beside);
    return module.exports;
  };
}

/** Loads a file of the program, and all that it needs, with the code that was kept. */
exports.loadKept = (file) => {
  const folder = keepingFolder();
  if (folder === undefined || !isSafe(folder)) return require(file);
  if (Module.enableCompileCache === undefined) return loaderOf(folder)(file);
  Module.enableCompileCache(folder);
  return require(file);
};
