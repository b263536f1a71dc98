/** Gives what is worked out when somebody first asks for it, and then kept. */
export function lazily<T extends object>(workOut: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= workOut());
}
