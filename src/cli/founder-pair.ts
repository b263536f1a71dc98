import { noFounderPair } from './errors-of-texts.ts';

/** Splits `NAME=FILE`. Throws `cli.no-founder-pair`. */
export function founderPair(typed: string): { readonly name: string; readonly keyFile: string } {
  const at = typed.indexOf('=');
  if (at < 1 || at === typed.length - 1) throw noFounderPair(typed);
  return { name: typed.slice(0, at), keyFile: typed.slice(at + 1) };
}
