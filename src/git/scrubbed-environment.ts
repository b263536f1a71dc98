/**
 * Variables of Git's that stay: they say how the user reaches other machines and where the user's
 * own settings are. Everything else named GIT_* is dropped: it could point git at another
 * repository (GIT_DIR, GIT_INDEX_FILE, as hooks leak them), hand it configuration
 * (GIT_CONFIG_COUNT, GIT_CONFIG_PARAMETERS), make it run programs (GIT_EXTERNAL_DIFF, GIT_EDITOR,
 * GIT_PAGER) or write into files (GIT_TRACE).
 */
const KEPT = new Set([
  // Where the user's and the machine's settings are: credentials and proxies stand there.
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_SYSTEM',
  // Where the parts of a git are that was unpacked elsewhere.
  'GIT_EXEC_PATH',
  // How far up the search for a repository may go.
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  // How the user is asked for a password, and which ssh is used with which key.
  'GIT_ASKPASS',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  // How HTTP goes through the user's network.
  'GIT_HTTP_LOW_SPEED_LIMIT',
  'GIT_HTTP_LOW_SPEED_TIME',
  'GIT_HTTP_PROXY_AUTHMETHOD',
  'GIT_HTTP_USER_AGENT',
  // Whom TLS trusts, and as whom it shows itself.
  'GIT_PROXY_SSL_CAINFO',
  'GIT_PROXY_SSL_CERT',
  'GIT_PROXY_SSL_CERT_PASSWORD_PROTECTED',
  'GIT_PROXY_SSL_KEY',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_CERT_PASSWORD_PROTECTED',
  'GIT_SSL_CERT_TYPE',
  'GIT_SSL_CIPHER_LIST',
  'GIT_SSL_KEY',
  'GIT_SSL_KEY_TYPE',
  'GIT_SSL_NO_VERIFY',
  'GIT_SSL_VERSION',
]);

/** Where the objects are that a push has brought and that are not taken yet: said to its hook. */
const INCOMING = new Set([
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
]);

/** Threat: a place that is not absolute, so that settings of the work tree pass for the user's own. */
const SETTINGS_BELOW = new Set(['HOME', 'XDG_CONFIG_HOME']);

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
  GIT_PAGER: 'cat',
  GIT_ADVICE: '0',
};

/** Whether a call of git may talk to a remote. */
export type Reach = 'local' | 'network';

/**
 * How a remote may be reached. Nothing else starts a program that a remote's address names
 * (`ext::`); and a local call reaches nothing at all, also where an older git would quietly fetch
 * an object that a partial clone lacks.
 */
const PROTOCOLS: Readonly<Record<Reach, string>> = {
  local: '',
  network: 'file:git:http:https:ssh',
};

/** The environment that git is started with; with the objects of a push where those are wanted. */
export function scrubbedEnvironment(
  variables: Readonly<Record<string, string>>,
  reach: Reach,
  incoming = false,
): Record<string, string> {
  const kept = Object.entries(variables).filter(
    ([name, value]) =>
      (!name.startsWith('GIT_') || KEPT.has(name) || (incoming && INCOMING.has(name))) &&
      !(SETTINGS_BELOW.has(name) && !value.startsWith('/')),
  );
  return { ...Object.fromEntries(kept), ...FIXED, GIT_ALLOW_PROTOCOL: PROTOCOLS[reach] };
}

/** A key of Git's configuration, whole, and what it is to say. */
export type Setting = readonly [key: string, value: string];

/**
 * Hands git settings as variables. As words (`-c KEY=VALUE`) git would end a key at the first `=` in
 * it. Threat: a filter named `a=b`, which such a setting does not reach. Source: git-config(1),
 * "GIT_CONFIG_COUNT".
 */
export function settingVariables(settings: readonly Setting[]): Record<string, string> {
  const pairs = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const count = ['GIT_CONFIG_COUNT', String(settings.length)];
  return settings.length === 0
    ? {}
    : (Object.fromEntries([count, ...pairs]) as Record<string, string>);
}

/**
 * Settings that overrule the repository's: nothing in its configuration may run a program during
 * our calls (what it can name without end is overruled by `withoutFilters` and `networkSettings`), our calls never tidy up behind the user's back, and what git says comes as UTF-8.
 */
export const FIXED_SETTINGS: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.pager=cat',
  // Run for each repository that objects are borrowed from; this one has nothing to say.
  'core.alternateRefsCommand=true',
  // Threat: a file that was changed and looks as it did, because git was told to look less closely.
  'core.checkStat=default',
  'core.trustctime=true',
  'core.ignoreStat=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'push.recurseSubmodules=no',
  'push.gpgSign=false',
  'core.logAllRefUpdates=false',
  'i18n.logOutputEncoding=UTF-8',
].flatMap((setting) => ['-c', setting]);
