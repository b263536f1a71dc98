// Every test starts from an environment that no developer's settings leak into:
// no Git variables, no agent, no user or system Git configuration, a fixed language.
for (const name of Object.keys(process.env)) {
  if (
    /^(GIT_|SOS_|SSH_AUTH_SOCK|SSH_ASKPASS|XDG_|LC_|NODE_EXTRA_CA_CERTS|NO_COLOR|FORCE_COLOR|EDITOR|VISUAL)/.test(
      name,
    )
  ) {
    Reflect.deleteProperty(process.env, name);
  }
}
process.env['GIT_CONFIG_NOSYSTEM'] = '1';
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
process.env['LC_ALL'] = 'C';
process.env['TZ'] = 'UTC';
