/**
 * Variables of Git's that stay: they say how the user reaches other machines and where the user's
 * own settings are. Everything else named GIT_* is dropped: it could point git at another
 * repository (GIT_DIR, GIT_INDEX_FILE, as hooks leak them), hand it configuration
 * (GIT_CONFIG_COUNT, GIT_CONFIG_PARAMETERS), make it run programs (GIT_EXTERNAL_DIFF, GIT_EDITOR,
 * GIT_PAGER) or write into files (GIT_TRACE).
 */
const KEPT = new Set([
  'GIT_ASKPASS',
  'GIT_CEILING_DIRECTORIES',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_SYSTEM',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_EXEC_PATH',
  'GIT_HTTP_LOW_SPEED_LIMIT',
  'GIT_HTTP_LOW_SPEED_TIME',
  'GIT_HTTP_PROXY_AUTHMETHOD',
  'GIT_HTTP_USER_AGENT',
  'GIT_PROXY_SSL_CAINFO',
  'GIT_PROXY_SSL_CERT',
  'GIT_PROXY_SSL_KEY',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_CIPHER_LIST',
  'GIT_SSL_KEY',
  'GIT_SSL_NO_VERIFY',
  'GIT_SSL_VERSION',
]);

/** What every call of git gets, whatever the user's environment says. */
const FIXED = {
  // Messages are read by machine: one language.
  LC_ALL: 'C',
  LANGUAGE: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  // Replacement refs would show other objects than the ones that are named.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
  GIT_PAGER: 'cat',
  GIT_ADVICE: '0',
};

/** The environment that git is started with. */
export function scrubbedEnvironment(
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(variables).filter(
    ([name]) => !name.startsWith('GIT_') || KEPT.has(name),
  );
  return { ...Object.fromEntries(kept), ...FIXED };
}

/**
 * Settings that overrule the repository's: nothing in its configuration may run a program during
 * our calls, and our calls never tidy up behind the user's back.
 */
export const FIXED_SETTINGS: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.pager=cat',
  // Run for each repository that objects are borrowed from; this one has nothing to say.
  'core.alternateRefsCommand=true',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'push.recurseSubmodules=no',
  'push.gpgSign=false',
  'core.attributesFile=/dev/null',
  'core.logAllRefUpdates=false',
].flatMap((setting) => ['-c', setting]);
