/**
 * Holds real output against output as a guide shows it. `…` within a line stands for any text, alone
 * on a line for any lines; `<id>` stands for hexadecimal digits; blank ends do not count.
 */
export function matchesShown(output: string, shown: readonly string[]): boolean {
  if (shown.length === 0) return true;
  const pattern = shown.map((line) => (line.trim() === '…' ? ANY_LINES : `${linePattern(line)}\n`));
  const lines = output.split('\n').map((line) => line.trimEnd());
  return new RegExp(`^${pattern.join('')}$`).test(`${lines.join('\n').trimEnd()}\n`);
}

const ANY_LINES = '(?:[^\\n]*\\n)*?';

function linePattern(line: string): string {
  return line
    .trimEnd()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('…', '[^\\n]*')
    .replaceAll('<id>', '[0-9a-f]+');
}
