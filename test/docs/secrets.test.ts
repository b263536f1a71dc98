import { it } from 'vitest';
import { detector } from '../../src/secrets/index.ts';
import { builtInRules } from '../../src/secrets/built-in-rules.ts';
import { drawing, fill } from '../secrets/draw.ts';
import { plantedSecrets } from '../secrets/planted.ts';
import { expectKept } from './kept-document.ts';

const preamble = `# What is looked for, and how well

Made by \`npm run docs\` from secrets that are drawn anew from fixed seeds: for every rule a hundred hits and a
hundred near misses of each form that it knows. *Found* is how many hits the rule named; *by any* counts a hit
that another rule named instead. *Mistaken* is how many near misses the rule took for a secret, *by any* how many
any rule did: mostly the general rules, for which a value beside a word such as \`token\` is enough.

What this does not show: keys of providers that are not listed, keys without a form and without a name beside
them, and keys in an encoding that nobody undoes. \`sos scan\` undoes UTF-16, base64, gzip, zlib, zip and the
streams of PDF, and so does what keeps a file or the output of a run; of texts and of output as it comes by the first 16
KiB of each run of base64 are looked into, and values of variables are looked for in hexadecimal, URL and JSON form too. A secret is looked at in up to 16 KiB from its keyword on. Where a fingerprint is of the
*place*, the secret is one that people choose: a digest of it would let it be guessed.

| rule | found | by any | mistaken | by any | fingerprint of the |
|---|---|---|---|---|---|
`;

const DRAWS = 100;
const rules = detector();

function found(template: string): readonly (readonly string[])[] {
  const draw = drawing(template.length);
  return Array.from({ length: DRAWS }, () => {
    const text = fill(template, draw).replaceAll(/[‹›]/g, '');
    return rules.find(Buffer.from(text)).map(({ rule }) => rule);
  });
}

function shareOf(all: readonly (readonly string[])[], rule?: string): string {
  const hits = all.filter((names) =>
    rule === undefined ? names.length > 0 : names.includes(rule),
  );
  return `${hits.length} of ${all.length}`;
}

it('docs/secrets.md states how well each kind of secret is found', () => {
  const lines = builtInRules().map(({ id, guessable }) => {
    const forms = plantedSecrets.filter(({ rule }) => rule === id);
    const hits = forms.flatMap(({ hit }) => found(hit));
    const misses = forms.flatMap(({ miss }) => found(miss));
    const columns = [
      `\`${id}\``,
      shareOf(hits, id),
      shareOf(hits),
      shareOf(misses, id),
      shareOf(misses),
      guessable ? 'place' : 'value',
    ];
    return `| ${columns.join(' | ')} |`;
  });
  expectKept('docs/secrets.md', `${preamble}${lines.join('\n')}\n`);
});
