/** How often each is measured; the least counts. */
const RUNS = 3;

/**
 * Tells how much more it takes to work through something large than through as much in small parts.
 * What is linear takes about as much, what is square as many times more as there are parts. Only time
 * of the processor counts, and only as a ratio, so that neither a slow machine nor a busy one is in it.
 */
export function growthOf(
  work: (size: number) => unknown,
  { part, parts }: { readonly part: number; readonly parts: number },
): number {
  const inParts = leastTime(() => {
    for (let each = 0; each < parts; each += 1) work(part);
  });
  return leastTime(() => work(part * parts)) / inParts;
}

/** Microseconds of the processor. */
function leastTime(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}
