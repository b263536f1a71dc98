import type { Run } from '../records/index.ts';
import { countsOf, countsText } from './run-facts.ts';

type Sentence = string | false;

/**
 * Says in sentences how a run came out otherwise than the one that it does again; none where both
 * came out alike. Output is not compared: it holds times and folders.
 */
export function differences(first: Run, again: Run): string[] {
  const sentences: readonly Sentence[] = [
    first.commit !== again.commit && 'it stood on another commit than the first run',
    first.folder !== again.folder && 'it ran in another folder than the first run',
    endOf(first) !== endOf(again) && `the first run ${endOf(first)}, this one ${endOf(again)}`,
    testsOf(first) !== testsOf(again) &&
      `the first run counted ${testsOf(first)}, this one ${testsOf(again)}`,
  ];
  return [...sentences.filter((each) => each !== false), ...otherProducts(first, again)];
}

function endOf({ exit, endSignal, timedOut, notStarted }: Run): string {
  if (notStarted !== undefined) return 'could not be started';
  if (timedOut === true) return 'took too long';
  return exit === undefined
    ? `was ended by ${endSignal ?? 'a signal'}`
    : `ended with exit code ${exit}`;
}

function testsOf(run: Run): string {
  const counts = countsOf(run);
  return counts === undefined ? 'no tests' : countsText(counts);
}

function otherProducts(first: Run, again: Run): string[] {
  const made = new Map((again.products ?? []).map((product) => [product.path, product]));
  return (first.products ?? []).flatMap((product, place) => {
    const other = made.get(product.path);
    const isSame = other?.sha256 === product.sha256 && other?.size === product.size;
    return isSame ? [] : [`product ${place + 1} came out otherwise than in the first run`];
  });
}
