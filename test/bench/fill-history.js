// Writes a history as `git fast-import` reads it: many commits over files that look like source.
const [commits = '10000', seed = '1'] = process.argv.slice(2);
const WORDS =
  'const return await import export function value index path bytes from of the for each reads gives where commit tree blob record entry list map name key'.split(
    ' ',
  );
let state = Number(seed) >>> 0;

const out = [];
const lines = Array.from({ length: 300 }, (_, file) =>
  Array.from({ length: 60 + (file % 200) }, line),
);
for (let commit = 0; commit < Number(commits); commit += 1) {
  const message = `change ${commit}: ${line()}\n`;
  out.push(
    `commit refs/heads/main\ncommitter Ada <ada@example.org> ${1795395600 + commit} +0000\n`,
  );
  out.push(`data ${message.length}\n${message}`);
  for (let change = 0; change < 3; change += 1) {
    const file = below(lines.length);
    const at = below(lines[file].length);
    lines[file].splice(at, 1, line(), ...(below(4) === 0 ? [line()] : []));
    const text = `${lines[file].join('\n')}\n`;
    out.push(`M 100644 inline src/room-${file % 20}/part-${file % 7}/file-${file}.ts\n`);
    out.push(`data ${text.length}\n${text}\n`);
  }
  if (out.length > 2000) flush();
}
flush();

function flush() {
  process.stdout.write(out.splice(0).join(''));
}

function line() {
  const words = Array.from({ length: 4 + below(9) }, () => WORDS[below(WORDS.length)]);
  return `${'  '.repeat(below(4))}${words.join(' ')} ${below(1e9).toString(36)};`;
}

function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
