import type { RE2JS } from 're2js';
import { builtInRules } from './built-in-rules.ts';
import { detectorOf } from './detector.ts';
import { badPattern } from './errors.ts';
import { POLICY_RULE, type SecretRule } from './rule.ts';
import type { Detector } from './secret-match.ts';

/** A secret of a form that only a team knows, as its policy states it. */
export interface PolicyPattern {
  readonly name: string;
  /** Stands in every such secret or near it; looked for first, without regard to case. */
  readonly keyword: string;
  /** In the syntax of RE2, over bytes taken as Latin-1. */
  readonly pattern: string;
}

/** Bytes that are looked at on either side of the beginning of a keyword. */
const [BEFORE, AFTER] = [512, 1024];

/**
 * Makes a detector of the built-in rules and a policy's own. Threat: an expression of somebody
 * else's that takes for ever, and so stops every gate; RE2 takes linear time whatever it is given.
 * Throws `secrets.bad-pattern`.
 */
export async function detectorWith(patterns: readonly PolicyPattern[]): Promise<Detector> {
  const { RE2JS: engine } = await import('re2js');
  const own = patterns.map((pattern) => ruleOf(pattern, () => compiled(engine, pattern)));
  return detectorOf([...builtInRules(), ...own]);
}

function compiled(engine: typeof RE2JS, { name, pattern }: PolicyPattern): RE2JS {
  try {
    return engine.compile(pattern);
  } catch (error) {
    throw badPattern(name, error instanceof Error ? error.message : '');
  }
}

function ruleOf({ name, keyword, pattern }: PolicyPattern, compile: () => RE2JS): SecretRule {
  const expression = compile();
  return {
    id: `${POLICY_RULE}${name}`,
    keywords: [keyword],
    pattern,
    anyCase: false,
    standsAlone: false,
    before: BEFORE,
    after: AFTER,
    guessable: true,
    generic: false,
    accepts: () => true,
    spanIn: (near, at) => {
      const matcher = expression.matcher(near);
      while (matcher.find()) {
        const [start, end] = [matcher.start(), matcher.end()];
        if (start > at) return undefined;
        if (end > at) return [start, end];
      }
      return undefined;
    },
  };
}
