import { rolldown } from 'rolldown';

const ENTRY = 'virtual:entry';

/**
 * The modules that some modules of `src` cannot be loaded without, themselves among them: what they
 * import at once, in whatever of it the program uses, but not what they import when they need it.
 * Names are as in `cli/start`; answers are whole paths.
 *
 * A room's index.ts names all that is in the room, and the bundler knows what of it is used. So it is
 * asked to bundle the modules with everything that they export, until nothing new comes with them.
 */
export async function neededModules(names, { folder, options }) {
  let known = new Set(names.map((name) => `${folder}/${name}.ts`));
  for (;;) {
    const found = await bundledWith([...known], options);
    const all = new Set([...known, ...found.filter((id) => id.startsWith(`${folder}/`))]);
    if (all.size === known.size) return all;
    known = all;
  }
}

async function bundledWith(modules, options) {
  const bundle = await rolldown({
    ...options,
    input: { entry: ENTRY },
    preserveEntrySignatures: 'strict',
    plugins: [entryOf(modules)],
  });
  const { output } = await bundle.generate({ format: 'cjs' });
  return output
    .filter(({ type }) => type === 'chunk')
    .flatMap(({ modules: each }) => Object.entries(each))
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);
}

/** An entry that exports all that modules export. What is imported late is not looked at. */
function entryOf(modules) {
  const lines = modules.map((id, place) => `export * as m${place} from ${JSON.stringify(id)};`);
  return {
    name: 'entry',
    resolveId: (id) => (id === ENTRY ? id : undefined),
    load: (id) => (id === ENTRY ? lines.join('\n') : undefined),
    resolveDynamicImport: () => ({ id: 'late', external: true }),
  };
}
