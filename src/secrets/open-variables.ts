/**
 * Variables whose values may be seen: what a shell, a terminal, a desktop, a language or a CI
 * service tells of itself. Whatever is not here counts as secret.
 */
const OPEN = new Set(
  (
    'PATH HOME PWD OLDPWD SHELL USER LOGNAME USERNAME HOSTNAME HOST LANG LANGUAGE TERM TERM_PROGRAM ' +
    'TERM_PROGRAM_VERSION COLORTERM TMPDIR TMP TEMP EDITOR VISUAL PAGER MANPATH INFOPATH MAIL TZ ' +
    'DISPLAY WAYLAND_DISPLAY DESKTOP_SESSION SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT SSH_TTY ' +
    'LS_COLORS LSCOLORS LESSOPEN LESSCLOSE MAKEFLAGS MFLAGS HOSTTYPE MACHTYPE OSTYPE ' +
    'NVM_DIR NVM_BIN NVM_INC VIRTUAL_ENV PYTHONPATH PYENV_ROOT CONDA_PREFIX GOPATH GOROOT GOPROXY ' +
    'CARGO_HOME RUSTUP_HOME RUSTFLAGS JAVA_HOME GRADLE_HOME MAVEN_HOME ANDROID_HOME DOTNET_ROOT ' +
    'NODE NODE_ENV NODE_PATH NODE_OPTIONS NODE_VERSION YARN_VERSION PYTHON_VERSION COLOR INIT_CWD ' +
    'CI DEBIAN_FRONTEND INVOCATION_ID JOURNAL_STREAM SUDO_COMMAND SUDO_USER PS1 PS2 IFS _'
  ).split(' '),
);

/** Families whose members may be seen, unless their name says otherwise. */
const OPEN_FAMILY =
  /^(?:LC|XDG|DBUS|VTE|npm_(?:package|lifecycle|config|node|command|execpath)|NPM_CONFIG|GITHUB|RUNNER|ImageOS|ImageVersion|AGENT|CI|GITLAB|BUILDKITE|CIRCLE|TRAVIS|JENKINS|VITEST|JEST|TINYPOOL|GIT_(?:AUTHOR|COMMITTER|DIR|WORK_TREE|CONFIG|EDITOR|PAGER)|SOS|HOMEBREW|PIP|UV|POETRY|NIX|GTK|QT|KDE|GNOME|VSCODE|CLICOLOR|FORCE_COLOR)(?:_|$)/;

/** Where something is. */
const NAMES_PLACE = /_(?:FILE|DIR|PATH|PATHS|HOME|ROOT|BUNDLE|FOLDER|PREFIX|CERTS)$/;

const SAYS_SECRET =
  /token|secret|passw|passphrase|_pw\b|key|auth|credential|jwt|cookie|session|dsn|private|certificate/i;

/** Names that nobody gives to anything but a secret; `SOS_KEY` says where a key is. */
const NAMED_SECRET =
  /token|secret|passw|passphrase|credential|jwt|(?:api|access|private|signing|encryption)_?key|_key$|_auth$|_dsn$/i;
const NAMED_OTHERWISE = /^SOS_|_(?:FILE|PATH|DIR|ID|URL|NAME)$/i;

/** Tells whether a variable's name says that its value is a secret, and the value is no path. */
export function saysSecret(name: string, value: string): boolean {
  return NAMED_SECRET.test(name) && !NAMED_OTHERWISE.test(name) && !/^[~.]?\//.test(value);
}

/** One lower-case word or a number, such as `production` or `8.0.36`: nobody makes a key so. */
const PLAIN = /^(?:[a-z]{1,20}|\d{1,12}(?:\.\d{1,12}){0,3})$/;

/**
 * Tells whether a variable of any name may be seen because of what it holds: a plain word, a
 * number, or a place, as whoever looked at the disk says. Not where its name speaks of a secret.
 */
export function isHarmless(name: string, value: string, isPlace: boolean): boolean {
  return (isPlace || PLAIN.test(value)) && !SAYS_SECRET.test(name);
}

/** Tells whether the value of a variable may be seen. */
export function isOpenVariable(name: string): boolean {
  if (OPEN.has(name)) return true;
  return (OPEN_FAMILY.test(name) || NAMES_PLACE.test(name)) && !SAYS_SECRET.test(name);
}
