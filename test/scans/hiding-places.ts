import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import path from 'node:path';
import type { Sandbox } from '../support/sandbox.ts';

/** Letters of a key as a provider gives it; made of parts, and another one for each place. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes the key that is hidden in a place. */
export function keyOf(place: number): string {
  let state = 2_654_435_761 * (place + 1);
  let key = ['AK', 'IA'].join('');
  for (let index = 0; index < 16; index += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + index) >>> 0;
    key += LETTERS[state % 32] ?? 'A';
  }
  return key;
}

/** Hides a key and says where. */
export interface HidingPlace {
  readonly name: string;
  hide(at: Hideout, key: string): void;
}

/** A repository that keys are hidden in. */
export class Hideout {
  readonly sandbox: Sandbox;
  readonly folder: string;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.folder = sandbox.repo('hideout');
  }

  git(...args: string[]): string {
    return this.sandbox.git('hideout', ...args);
  }

  write(file: string, content: string | Uint8Array): void {
    const at = path.join(this.folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, content);
  }

  /** Commits a file. */
  commit(file: string, content: string | Uint8Array, message = 'more'): string {
    this.write(file, content);
    this.git('add', '--force', file);
    this.git('commit', '--quiet', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits a file and takes it out again. */
  commitAndRemove(file: string, content: string | Uint8Array): void {
    this.commit(file, content);
    this.git('rm', '--quiet', file);
    this.git('commit', '--quiet', '-m', 'out again');
  }

  /** Writes an object as it is. */
  object(type: string, content: string | Uint8Array): string {
    this.write('.git/raw-object', content);
    const args = ['hash-object', '-t', type, '--literally', '-w', '.git/raw-object'];
    const oid = this.git(...args);
    this.write('.git/raw-object', '');
    return oid;
  }
}

const words = (key: string): string => `aws_access_key_id = ${key}\n`;

/** A zip file with one member, as the format wants it. */
export function zipOf(name: string, content: string | Uint8Array): Buffer {
  const data = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  const called = Buffer.from(name);
  return Buffer.concat([local, called, data, central, called, end]);
}

function place(name: string, hide: HidingPlace['hide']): HidingPlace {
  return { name, hide };
}

/** Where a key was found to hide in real repositories, one way each. */
export const HIDING_PLACES: readonly HidingPlace[] = [
  place('a file at HEAD', (at, key) => at.commit('here.txt', words(key))),
  place('a file that was removed', (at, key) => {
    at.commitAndRemove('removed.txt', words(key));
  }),
  place('a message of a commit', (at, key) => at.commit('a.txt', 'a', words(key))),
  place('the name of an author', (at, key) => {
    at.git('commit', '--quiet', '--allow-empty', '-m', 'x', '--author', `${key} <a@example.org>`);
  }),
  place('the e-mail of a committer', (at, key) => {
    const email = `user.email=${key}@example.org`;
    const head = at.git('rev-parse', 'HEAD');
    const tree = at.git('rev-parse', 'HEAD^{tree}');
    const who = `Ada <${email.slice('user.email='.length)}> 1795395600 +0000`;
    const text = `tree ${tree}\nparent ${head}\nauthor Ada <a@b> 1 +0000\ncommitter ${who}\n\nx\n`;
    at.git('update-ref', 'refs/heads/committer', at.object('commit', text));
  }),
  place('an extra header of a commit', (at, key) => {
    const tree = at.git('rev-parse', 'HEAD^{tree}');
    const who = 'Ada <a@b> 1 +0000';
    const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\nx-build ${key}\n\nx\n`;
    at.git('update-ref', 'refs/heads/header', at.object('commit', text));
  }),
  place('a header that continues, as gpgsig does', (at, key) => {
    const tree = at.git('rev-parse', 'HEAD^{tree}');
    const who = 'Ada <a@b> 1 +0000';
    const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN\n ${key}\n END\n\nx\n`;
    at.git('update-ref', 'refs/heads/signed', at.object('commit', text));
  }),
  place('the message of a tag', (at, key) => at.git('tag', '-a', 'v1', '-m', words(key))),
  place('the name of a tagger', (at, key) => {
    const head = at.git('rev-parse', 'HEAD');
    const text = `object ${head}\ntype commit\ntag v2\ntagger ${key} <a@b> 1 +0000\n\nx\n`;
    at.git('update-ref', 'refs/tags/v2', at.object('tag', text));
  }),
  place('a tag of a blob', (at, key) => {
    at.git('tag', 'blob', at.object('blob', words(key)));
  }),
  place('a tag of a tag', (at, key) => {
    at.git('tag', '-a', 'inner', '-m', words(key));
    at.git('tag', '-a', 'outer', '-m', 'x', 'inner');
    at.git('tag', '-d', 'inner');
  }),
  place('a note', (at, key) => at.git('notes', 'add', '-m', words(key))),
  place('a note in a namespace of its own', (at, key) => {
    at.git('notes', '--ref', 'ci', 'add', '-m', words(key));
  }),
  place('a stash', (at, key) => {
    at.write('first.txt', words(key));
    at.git('stash', '--quiet');
  }),
  place('a stash of what git does not know', (at, key) => {
    at.write('unknown.txt', words(key));
    at.git('stash', '--quiet', '--include-untracked');
  }),
  place('a stash that was dropped', (at, key) => {
    at.write('first.txt', words(key));
    at.git('stash', '--quiet');
    at.git('stash', 'drop', '--quiet');
  }),
  place('a blob that nothing names', (at, key) => at.object('blob', words(key))),
  place('a commit that was amended away', (at, key) => {
    at.commit('amended.txt', words(key));
    at.write('amended.txt', 'clean\n');
    at.git('commit', '--quiet', '--amend', '--all', '-m', 'clean');
  }),
  place('a branch that was deleted', (at, key) => {
    at.git('checkout', '--quiet', '-b', 'gone');
    at.commit('gone.txt', words(key));
    at.git('checkout', '--quiet', 'main');
    at.git('branch', '-D', 'gone');
  }),
  place('an orphan branch', (at, key) => {
    const tree = at.git('mktree', '--missing');
    const who = 'Ada <a@b> 1 +0000';
    const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\n${words(key)}`;
    at.git('update-ref', 'refs/heads/orphan', at.object('commit', text));
  }),
  place('a ref outside heads and tags', (at, key) => {
    at.git('update-ref', 'refs/backup/x', at.object('blob', words(key)));
  }),
  place('a pull ref', (at, key) => {
    at.git('update-ref', 'refs/pull/1/head', at.object('blob', words(key)));
  }),
  place('a replacement of an object', (at, key) => {
    const text = at.object('blob', words(key));
    at.git('replace', at.git('rev-parse', 'HEAD:first.txt'), text);
  }),
  place('the resolution of a merge', (at, key) => {
    at.git('checkout', '--quiet', '-b', 'side');
    at.commit('merged.txt', 'side\n');
    at.git('checkout', '--quiet', 'main');
    at.commit('other.txt', 'main\n');
    at.git('merge', '--quiet', '--no-commit', 'side');
    at.write('merged.txt', words(key));
    at.git('add', 'merged.txt');
    at.git('commit', '--quiet', '-m', 'merged');
  }),
  place('a file name', (at, key) => at.commit(`docs/${key}.txt`, 'x')),
  place('the name of a folder', (at, key) => at.commit(`${key}/x.txt`, 'x')),
  place('where a symbolic link leads', (at, key) => {
    symlinkSync(`/srv/${key}/file`, path.join(at.folder, 'link'));
    at.git('add', 'link');
    at.git('commit', '--quiet', '-m', 'link');
  }),
  place('the address of a submodule', (at, key) => {
    const url = `https://deploy:${key}@example.org/x.git`;
    at.commit('.gitmodules', `[submodule "x"]\n\tpath = x\n\turl = ${url}\n`);
  }),
  place('a file without differences', (at, key) => {
    at.commit('.gitattributes', '*.gen -diff\n*.bin binary\n');
    at.commitAndRemove('x.gen', words(key));
  }),
  place('a binary file', (at, key) => {
    at.commitAndRemove('x.bin', Buffer.from(`\0\u0001\0${words(key)}\0\0`));
  }),
  place('a lock file', (at, key) => {
    at.commitAndRemove('package-lock.json', `{"resolved":"https://x:${key}@example.org/"}`);
  }),
  place('a very long line', (at, key) => {
    const long = 'x = 1; '.repeat(400_000);
    at.commitAndRemove('long.js', `${long}var k="${key}";${long}`);
  }),
  place('the end of a large file', (at, key) => {
    at.commitAndRemove('large.txt', `${'line\n'.repeat(4_000_000)}${words(key)}`);
  }),
  place('UTF-16, little end first', (at, key) => {
    at.commitAndRemove('wide.txt', Buffer.from(`\ufeff${words(key)}`, 'utf16le'));
  }),
  place('UTF-16, big end first', (at, key) => {
    at.commitAndRemove('wide-be.txt', Buffer.from(`\ufeff${words(key)}`, 'utf16le').swap16());
  }),
  place('base64', (at, key) => {
    const config = Buffer.from(JSON.stringify({ auth: words(key) })).toString('base64');
    at.commitAndRemove('secret.yaml', `data:\n  config: ${config}\n`);
  }),
  place('base64 in lines', (at, key) => {
    const text = Buffer.from(`${'lorem ipsum '.repeat(20)}${words(key)}`).toString('base64');
    at.commitAndRemove('mail.txt', `begin\n${text.replaceAll(/(.{76})/g, '$1\n')}\nend\n`);
  }),
  place('a member of a zip file', (at, key) => {
    at.commitAndRemove('x.zip', zipOf('inside.txt', words(key)));
  }),
  place('a zip file in a zip file', (at, key) => {
    at.commitAndRemove('y.zip', zipOf('inner.zip', zipOf('inside.txt', words(key))));
  }),
  place('a zip file behind an image', (at, key) => {
    const image = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500, 7)]);
    at.commitAndRemove('x.png', Buffer.concat([image, zipOf('inside.txt', words(key))]));
  }),
  place('the end of a long run of base64', (at, key) => {
    const image = Buffer.from(
      Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * index) % 251),
    );
    const text = Buffer.concat([image, Buffer.from(words(key))]).toString('base64');
    at.commitAndRemove('data.css', `url(data:image/png;base64,${text})`);
  }),
  place('what gzip packed', (at, key) => {
    at.commitAndRemove('x.gz', gzipSync(words(key)));
  }),
  place('what gzip packed, in base64', (at, key) => {
    at.commitAndRemove('chart.yaml', `release: ${gzipSync(words(key)).toString('base64')}\n`);
  }),
  place('a zip file in base64, in lines', (at, key) => {
    const text = zipOf('inside.txt', words(key)).toString('base64');
    at.commitAndRemove('zip.txt', `begin\n${text.replaceAll(/(.{76})/g, '$1\n')}\nend\n`);
  }),
  place('what gzip packed, twice in base64', (at, key) => {
    const once = gzipSync(words(key)).toString('base64');
    at.commitAndRemove('helm.yaml', `release: ${Buffer.from(once).toString('base64')}\n`);
  }),
  place('a loose object of another repository', (at, key) => {
    at.commitAndRemove('fixture/ab/cd', deflateSync(`blob 42\0${words(key)}`));
  }),
  place('a page of a PDF file', (at, key) => {
    const page = deflateSync(`BT (${words(key)}) Tj ET`);
    const head = `%PDF-1.7\n1 0 obj\n<< /Length ${page.length} /Filter /FlateDecode >>\nstream\r\n`;
    const parts = [Buffer.from(head), page, Buffer.from('\nendstream\nendobj\n%%EOF\n')];
    at.commitAndRemove('x.pdf', Buffer.concat(parts));
  }),
  place('UTF-16 in base64', (at, key) => {
    const encoded = Buffer.from(words(key), 'utf16le').toString('base64');
    at.commitAndRemove('start.cmd', `powershell -EncodedCommand ${encoded}\n`);
  }),
  place('a zip file before another one', (at, key) => {
    const both = [zipOf('inside.txt', words(key)), zipOf('other.txt', 'clean\n')];
    at.commitAndRemove('both.zip', Buffer.concat(both));
  }),
  place('what stands beside a pack', (at, key) => {
    at.write(`.git/objects/pack/pack-${'0'.repeat(40)}.keep`, words(key));
  }),
  place('a file among loose objects', (at, key) => {
    at.write('.git/objects/ab/notes', words(key));
  }),
  place('the name of an empty folder of Git', (at, key) => {
    mkdirSync(path.join(at.folder, '.git/refs/heads', key), { recursive: true });
  }),
  place('the name of a branch', (at, key) => at.git('branch', `fix/${key}`)),
  place('the address of a remote', (at, key) => {
    at.git('remote', 'add', 'hidden', `/nowhere/${key}/x.git`);
  }),
  place('the configuration', (at, key) => {
    at.git('config', 'http.https://example.org/.extraheader', `X-Token: ${key}`);
  }),
  place('a reflog', (at, key) => {
    at.git('update-ref', '--create-reflog', '-m', words(key), 'refs/heads/logged', 'HEAD');
  }),
  place('a hook', (at, key) => {
    at.write('.git/hooks/post-commit', `#!/bin/sh\nK=${key}\n`);
  }),
  place('a message that was begun', (at, key) => {
    at.write('.git/MERGE_MSG', words(key));
  }),
  place('the description', (at, key) => {
    at.write('.git/description', words(key));
  }),
  place('what is staged and not committed', (at, key) => {
    at.write('staged.txt', words(key));
    at.git('add', 'staged.txt');
    at.write('staged.txt', 'clean\n');
  }),
  place('a file that git does not know', (at, key) => {
    at.write('untracked.txt', words(key));
  }),
];
