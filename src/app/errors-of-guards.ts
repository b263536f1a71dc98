import { showUnsafe, SosError } from '../base/index.ts';
import type { HookName } from './guard-hook.ts';

/** The hooks of this repository are kept by something else. */
export function hooksElsewhere(folder: string, hook: HookName): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.hooks-elsewhere',
    message: `core.hooksPath keeps the hooks in ${showUnsafe(folder)}, which is not ours to change; nothing was changed`,
    hint: `add this line to its ${hook}, in the form that its manager wants: sos guard check --hook ${hook}`,
    next: ['sos help guard check'],
  });
}

/** A hook and an earlier one are both there. */
export function hookInTheWay(path: string, earlier: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.hook-in-the-way',
    message: `${showUnsafe(path)} is a hook of somebody else, and ${showUnsafe(earlier)} is one too; nothing was changed`,
    hint: 'join the two by hand, or remove the one that is not needed',
    next: ['sos help guard install'],
  });
}
