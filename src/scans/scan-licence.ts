import type { Scanning } from './scanning.ts';

/** Names of the file that says what others may do; with an ending or without. */
const LICENCE = /^(?:licen[cs]e|copying|unlicense)(?:[.-][\w.-]*)?$/i;

/** Finds out whether what HEAD holds says what others may do with it. */
export async function scanLicence({ repository, findings }: Scanning): Promise<void> {
  const head = await repository.commitAndTree('HEAD');
  if (head === undefined) return;
  const files = await repository.store.files(head.commit);
  if (files.some(({ path, size = 0 }) => LICENCE.test(path) && size > 0)) return;
  const place = { surface: 'commit', object: head.commit, path: 'LICENSE' } as const;
  findings.addNamed('licence', 'licence.missing', place);
}
