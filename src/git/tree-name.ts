import { concatBytes, utf8 } from '../base/index.ts';
import { objectName } from './object-name.ts';
import type { Oid } from './oid.ts';

/** A file of a tree by what Git keeps of it. */
export interface NamedFile {
  /** Names joined by `/`; none empty, `.` or `..`. */
  readonly path: string;
  /** `100644` or `100755`. */
  readonly mode: string;
  readonly oid: Oid;
}

type Branch = Map<string, Branch | NamedFile>;
type Hash = 'sha1' | 'sha256';

/**
 * Works out the name that Git gives the tree of these files, without any repository. Source:
 * gitglossary, "tree object"; names are in the order of their bytes, folders as if they ended in `/`.
 */
export function treeName(files: readonly NamedFile[], hash: Hash): Oid {
  const top: Branch = new Map();
  for (const file of files) place(top, file);
  return nameOfBranch(top, hash);
}

function place(top: Branch, file: NamedFile): void {
  const folders = file.path.split('/');
  const last = folders.pop() ?? '';
  let branch = top;
  for (const folder of folders) {
    const there = branch.get(folder);
    const next: Branch = there instanceof Map ? there : new Map<string, Branch | NamedFile>();
    branch.set(folder, next);
    branch = next;
  }
  branch.set(last, file);
}

function nameOfBranch(branch: Branch, hash: Hash): Oid {
  const lines = [...branch].map(([name, held]) => {
    const folder = held instanceof Map;
    const oid = folder ? nameOfBranch(held, hash) : held.oid;
    const line = concatBytes([
      utf8(`${folder ? '40000' : held.mode} ${name}\0`),
      new Uint8Array(Buffer.from(oid, 'hex')),
    ]);
    return { line, order: Buffer.from(folder ? `${name}/` : name) };
  });
  lines.sort((a, b) => Buffer.compare(a.order, b.order));
  return objectName('tree', concatBytes(lines.map(({ line }) => line)), hash);
}
