import { ownWords, printAtOnce } from '../host/node/index.ts';
import { VERSION } from './build-facts.ts';

/** Scripts ask for the version at every turn: it is told before anything else is loaded. */
function asksOnlyForVersion(words: readonly string[]): boolean {
  return words.length === 1 && words[0] === '--version';
}

if (asksOnlyForVersion(ownWords())) printAtOnce(`sos ${VERSION}`);
else void import('./start.ts').then(({ start }) => start());
