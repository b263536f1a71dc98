const STANDS_FOR_ANOTHER = [
  // Variables and templates of shells, CI services and most languages.
  String.raw`\$[{(A-Za-z_]|\{\{|<[A-Za-z_ -]+>|^%s$|%[({]|^%[A-Z_]+%$|process\.env|os\.environ|getenv|secrets\.|vault:|env\(`,
  // What people write in examples.
  'example|sample|placeholder|changeme|change[_-]me|your[_-]?|dummy|redacted|xxxx|replace|insert[_-]|todo|fixme',
  String.raw`\*{3}|\.{3}|…|0{8}|1234567890|abcdefgh`,
].join('|');

const PLACEHOLDER = new RegExp(STANDS_FOR_ANOTHER, 'i');

/** Tells whether text only stands where a secret would: a variable, a template, an example. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
