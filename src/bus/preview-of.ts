import { LIMITS, utf8 } from '../base/index.ts';
import type { RecordOf } from '../records/index.ts';

/**
 * The beginning of a message for a list, and how much of it that is. A preview is never a body:
 * it has a name of its own and is nothing that anybody may run or act on.
 */
export interface Preview {
  readonly preview: string;
  /** Bytes of the body that the preview stands for. */
  readonly shown: number;
  /** Bytes of the body. */
  readonly of: number;
  /** The preview stands for all of it. */
  readonly whole: boolean;
}

/** Takes the first characters of a text as one line, and counts what that leaves out. */
export function previewOf(text: string): Preview {
  const beginning = Array.from(text.slice(0, 2 * LIMITS.preview))
    .slice(0, LIMITS.preview)
    .join('');
  const shown = utf8(beginning).length;
  const of = utf8(text).length;
  return { preview: beginning.replaceAll(/\s/g, ' ').trimEnd(), shown, of, whole: shown === of };
}

/**
 * Previews a message. Of what stands beside the record nothing is shown, and of a command never a
 * byte: the beginning of a command looks like a command.
 */
export function previewOfMessage({ body, content, command }: RecordOf<'message'>): Preview {
  if (body !== undefined) return previewOf(body);
  const of = command?.content.size ?? content?.size ?? 0;
  return { preview: '', shown: 0, of, whole: of === 0 };
}
