import { parseDocument } from 'yaml';
import { offsetOfDeepNesting } from './typed-yaml-depth.ts';
import { plainDataOf, type PlainDataRules } from './typed-yaml-nodes.ts';

/**
 * Parses one YAML 1.2 document into plain data, with everything off that a person does not need
 * to type: aliases, tags, keys twice. Stands apart so that only those who read typed YAML load
 * the `yaml` package. `refuse` is told what is wrong and where.
 */
export function parseTypedYaml(text: string, rules: PlainDataRules): unknown {
  const deep = offsetOfDeepNesting(text, rules.maxDepth);
  if (deep !== undefined) rules.refuse(`is nested deeper than ${rules.maxDepth}`, deep);
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    resolveKnownTags: false,
    uniqueKeys: true,
  });
  // Warnings are about tags that nobody knows.
  const first = document.errors[0] ?? document.warnings[0];
  if (first !== undefined) rules.refuse(first.message, first.pos[0]);
  return plainDataOf(document.contents, rules);
}
