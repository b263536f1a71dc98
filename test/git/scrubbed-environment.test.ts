import { expect, it } from 'vitest';
import { scrubbedEnvironment } from '../../src/git/scrubbed-environment.ts';

it.each(['', '.', 'settings'])(
  'settings of the work tree do not pass for the user’s own where a home is %j',
  (place) => {
    const variables = { HOME: place, XDG_CONFIG_HOME: place, LANG: 'C' };
    const scrubbed = scrubbedEnvironment(variables, 'local');
    expect(scrubbed).not.toHaveProperty('HOME');
    expect(scrubbed).not.toHaveProperty('XDG_CONFIG_HOME');
    expect(scrubbed).toHaveProperty('LANG');
  },
);

it('a home that is one stays: credentials and proxies stand there', () => {
  const homes = { HOME: '/home/ada', XDG_CONFIG_HOME: '/home/ada/.config' };
  expect(scrubbedEnvironment(homes, 'network')).toMatchObject(homes);
});
