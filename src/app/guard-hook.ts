import { shellQuoted, utf8 } from '../base/index.ts';
import type { Environment } from '../host/index.ts';

/** Which hook of Git asks: before a push leaves a clone, or before a server takes it. */
export type HookName = 'pre-push' | 'pre-receive';

/** What a hook that was there before is called from then on. */
export const EARLIER = '.before-sos';

const MARK = '# sos guard';

/** Tells whether a hook is ours. */
export function isOurHook(text: string): boolean {
  return text.split('\n', 2)[1]?.startsWith(MARK) === true;
}

/**
 * Writes the hook. It asks the sos that installed it, or the one on PATH where that one is gone;
 * without any it lets nothing through. The hook that was there before runs afterwards, with the
 * same arguments and the same lines. Source: githooks(5), "pre-push" and "pre-receive".
 */
export function hookText(name: HookName, environment: Environment, ledger: string): Uint8Array {
  const check = `guard check --quiet --hook ${name} --ledger ${ledger}`;
  return utf8(`#!/bin/sh
${MARK}: holds every push against the boundaries of the ledger; sos guard remove takes it out.
node=${shellQuoted(environment.nodeProgram)}
sos=${shellQuoted(`${environment.packageFolder}/bin/sos.cjs`)}
lines=$(cat; echo .)
lines=\${lines%.}
if [ -x "$node" ] && [ -f "$sos" ]; then
  printf '%s' "$lines" | "$node" "$sos" ${check} || exit 1
elif command -v sos >/dev/null 2>&1; then
  printf '%s' "$lines" | sos ${check} || exit 1
else
  echo 'sos guard: there is no sos on PATH, so this push cannot be judged and is refused.' >&2
  echo '  next: install sos, or take the guard out: rm '"$0" >&2
  exit 1
fi
earlier="$0${EARLIER}"
if [ -x "$earlier" ]; then
  printf '%s' "$lines" | "$earlier" "$@" || exit
fi
`);
}
