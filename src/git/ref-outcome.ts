import type { RefRefusal } from './object-store.ts';

/** Reads from git's words why a ref did not move; undefined where it was for another reason. */
export function refRefusal(stderr: string): RefRefusal | undefined {
  const detail = stderr.trim();
  const reason = reasonOf(stderr);
  return reason === undefined ? undefined : { done: false, reason, detail };
}

function reasonOf(stderr: string): 'moved' | 'locked' | 'name-clash' | undefined {
  if (
    /'[^']+' exists; cannot create|there are still refs under|cannot process '[^']+' and '[^']+'/.test(
      stderr,
    )
  ) {
    return 'name-clash';
  }
  if (/Unable to create '[^']+\.lock': File exists|Another git process/.test(stderr))
    return 'locked';
  const moved =
    /but expected|reference already exists|Not updating|does not contain|unable to resolve reference/;
  return moved.test(stderr) ? 'moved' : undefined;
}
