/** How often each size is worked through; the quickest time counts, so that a busy machine does not. */
const RUNS = 3;

/**
 * Tells how many times longer work takes at a larger size. No machine's speed is in it: what is
 * linear takes about as many times longer as the size is larger, what is quadratic its square.
 */
export function timesLonger(
  work: (size: number) => unknown,
  { small, large }: { readonly small: number; readonly large: number },
): number {
  return quickest(work, large) / quickest(work, small);
}

function quickest(work: (size: number) => unknown, size: number): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work(size);
    return performance.now() - start;
  });
  return Math.min(...times);
}
