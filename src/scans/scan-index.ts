import { scanObjects } from './scan-objects.ts';
import type { Scanning } from './scanning.ts';

/** Looks at what is staged: names and contents. */
export async function scanIndex(
  scanning: Scanning,
  wish: { readonly contents: boolean },
): Promise<void> {
  const { places, survey, names, paths, findings, listed } = scanning;
  if (places.workTree === undefined) return;
  const staged = await survey.staged();
  for (const { path } of staged) {
    names.seePath(path);
    paths.see(path, findings);
  }
  if (!wish.contents) return;
  const files = staged.filter(({ mode }) => mode !== '160000');
  listed.push(...files);
  await scanObjects(
    scanning,
    files.map(({ oid }) => oid),
  );
}
