import { ownWords, printAtOnce } from '../host/node/index.ts';
import { VERSION } from './build-facts.ts';

/** Scripts ask for the version at every turn: it is told before anything else is loaded. */
function asksOnlyForVersion(words: readonly string[]): boolean {
  return words.length === 1 && words[0] === '--version';
}

/** Tells the version, where that is all that is asked and stdout takes it. */
function toldVersion(): boolean {
  return asksOnlyForVersion(ownWords()) && printAtOnce(`sos ${VERSION}`);
}

if (!toldVersion()) void import('./start.ts').then(({ start }) => start());
