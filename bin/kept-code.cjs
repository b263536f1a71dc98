'use strict';
// Keeps the machine code that V8 makes of the program's files, so that the next start need not make
// it again: most of what a short command costs beyond starting Node. Newer Nodes do that by
// themselves when told so; for older ones it is done here, with the same means (vm.Script's
// `cachedData`). NODE_DISABLE_COMPILE_CACHE=1 turns it off, as it does in Node.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** Where programs of this user may keep what can be made again; undefined where nowhere is safe. */
function keepingFolder() {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const base = XDG_CACHE_HOME || (HOME && path.join(HOME, '.cache'));
  if (NODE_DISABLE_COMPILE_CACHE || !base || !path.isAbsolute(base)) return undefined;
  return path.join(base, 'sos', 'code', `${process.version}-${process.arch}`);
}

/** Threat: code that somebody else laid there. Only what this user alone can write is run. */
function isSafe(folder) {
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

/** What was not kept yet is kept when the program is done: by then V8 knows which functions run. */
function keep(folder, fresh) {
  try {
    for (const [file, script] of fresh) {
      const place = path.join(folder, path.basename(file));
      const aside = `${place}.${process.pid}`;
      fs.writeFileSync(aside, script.createCachedData(), { mode: 0o600, flush: true });
      fs.renameSync(aside, place);
    }
  } catch {
    // Without it the next start only takes longer.
  }
}

/** Loads the chunks of a folder with the code that was kept. Their names change with their text. */
function loadWith(folder, chunks) {
  const fresh = [];
  const usual = Module._extensions['.js'];
  Module._extensions['.cjs'] = (module, file) => {
    if (path.dirname(file) !== chunks) return usual(module, file);
    const cachedData = keptFor(folder, file);
    const source = Module.wrap(fs.readFileSync(file, 'utf8'));
    const script = new vm.Script(source, { filename: file, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) fresh.push([file, script]);
    const { exports } = module;
    const require = module.require.bind(module);
    return script.runInThisContext().call(exports, exports, require, module, file, chunks);
  };
  process.once('exit', () => {
    if (fresh.length > 0) keep(folder, fresh);
  });
}

exports.keepCode = (chunks) => {
  const folder = keepingFolder();
  if (folder === undefined || !isSafe(folder)) return;
  if (Module.enableCompileCache) Module.enableCompileCache(folder);
  else loadWith(folder, chunks);
};
