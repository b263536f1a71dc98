import { expect, it } from 'vitest';
import { verbHelp } from '../../src/cli/help.ts';
import { topics } from '../../src/cli/topics.ts';
import { areas } from '../../src/cli/verb-table.ts';
import type { HelpSection, HelpView } from '../../src/views/index.ts';
import { expectKept } from './kept-document.ts';

const EVERY_VERB = 'Options of every verb';

const preamble = `# The command line

Made from the verbs themselves by \`npm run docs\`. \`sos help VERB\` says the same.

stdout is the answer, stderr the conversation: how fresh the answer is, whether a record is shared,
which commands come next, and errors. There is no prompt and no pager. Colours are for terminals,
and not under \`NO_COLOR\`, \`--no-color\` or \`TERM=dumb\`. Whatever came from a record is printed with
control, bidirectional and invisible characters made visible, as \`<U+202E>\`.
`;

const answers = `Where the question was answered and the answer is no (a gate that is not passed, a ledger with
findings), the document has \`"ok":false\` with \`error\` **and** \`data\`: \`error\` says no, \`data\` says why.
`;

it('docs/cli.md tells of every verb what its own help tells', async () => {
  const entries = areas.flatMap((area) => area.verbs);
  const pages = await Promise.all(
    entries.map(async (entry) => verbHelp(entry, (await entry.load()).verb)),
  );
  const [first] = pages;
  const shared = first?.sections.find((section) => section.title === EVERY_VERB);
  expectKept(
    'docs/cli.md',
    [
      preamble,
      ...Object.values(topics).map(topicText),
      answers,
      ...(shared === undefined ? [] : [`## ${EVERY_VERB}\n\n${tableOf(shared)}`]),
      '## Verbs\n',
      ...pages.map((page) => verbText(page)),
    ].join('\n'),
  );
});

it('every verb has an example that begins with sos, and a summary that fits a line', async () => {
  for (const entry of areas.flatMap((area) => area.verbs)) {
    const { verb } = await entry.load();
    for (const example of verb.examples) expect(example).toMatch(/(^|[|;&] ?)sos /);
    expect(`  sos ${entry.path.join(' ')}  ${entry.summary}`.length).toBeLessThanOrEqual(80);
  }
});

function topicText(topic: HelpView): string {
  const sections = topic.sections.map(tableOf).join('\n');
  return `## ${topic.title}\n\n${topic.about.join('\n')}\n\n${sections}`;
}

function verbText(page: HelpView): string {
  const [name = '', summary = ''] = page.title.split(/: (.*)/);
  const own = page.sections.filter((section) => section.title !== EVERY_VERB);
  const writes = page.sections.some(({ lines }) => lines.some(({ term }) => term === '--once KEY'));
  return [
    `### ${name}\n`,
    [summary + '.', ...page.about].join(' ') +
      (writes ? ' Also takes `--offline` and `--once KEY`.' : ''),
    `\n\`\`\`\n${page.usage}\n\`\`\`\n`,
    ...own.map(tableOf),
    `Examples:\n\n${page.examples.map((line) => `    ${line}`).join('\n')}\n`,
  ].join('\n');
}

function tableOf(section: HelpSection): string {
  const lines = section.lines.map(
    ({ term, summary }) => `| \`${cell(term)}\` | ${cell(summary)} |`,
  );
  return `| ${section.title.toLowerCase()} | |\n|---|---|\n${lines.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
