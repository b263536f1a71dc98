import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';

/** How deep nodes may go, and what to call where they are no plain data. */
export interface PlainDataRules {
  readonly maxDepth: number;
  readonly refuse: (problem: string, offset: number) => never;
}

/**
 * Turns the nodes of the `yaml` package into plain data: null, text, finite numbers, booleans,
 * arrays, and maps without prototype, so that no key reaches what every object inherits.
 */
export function plainDataOf(node: Node | null, rules: PlainDataRules): unknown {
  return plainData(node, rules, 0);
}

function plainData(node: unknown, rules: PlainDataRules, depth: number): unknown {
  if (isMap(node)) return mapOf(node, rules, depth + 1);
  if (isSeq(node)) {
    refuseDepth(node, rules, depth + 1);
    return node.items.map((item) => plainData(item, rules, depth + 1));
  }
  // Stops a few lines of aliases from growing into gigabytes.
  if (isAlias(node)) return rules.refuse('has an alias, which is not allowed here', startOf(node));
  if (!isScalar(node)) return null;
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
    return rules.refuse('has a number that is not finite', startOf(node));
  }
  return node.value;
}

function mapOf(node: YAMLMap, rules: PlainDataRules, depth: number): Record<string, unknown> {
  refuseDepth(node, rules, depth);
  const map = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.items) {
    if (!isScalar(key) || typeof key.value !== 'string') {
      return rules.refuse('has a key that is not text', startOf(isNode(key) ? key : node));
    }
    map[key.value] = plainData(value, rules, depth);
  }
  return map;
}

function refuseDepth(node: Node, rules: PlainDataRules, depth: number): void {
  if (depth > rules.maxDepth)
    rules.refuse(`is nested deeper than ${rules.maxDepth}`, startOf(node));
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
