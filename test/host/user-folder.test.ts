import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { userFolder } from '../../src/host/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { homeFolder } from '../../src/host/node/node-environment.ts';

describe('a home that is empty or relative is none: the system is asked', () => {
  it.each([undefined, '', '.', 'home/ada', '~'])('HOME=%j', (named) => {
    expect(homeFolder(named)).toBe(userInfo().homedir);
  });

  it('any other counts', () => {
    expect(homeFolder('/home/ada')).toBe('/home/ada');
  });
});

describe('a folder of the user’s own is absolute', () => {
  const folder = (kind: 'config' | 'state', variables: Record<string, string>) => {
    const host = createNodeHost();
    const environment = { ...host.environment, home: '/home/ada', variables };
    return userFolder({ ...host, environment }, kind);
  };

  it.each(['', '.', 'settings'])('where it is said to be %j', (named) => {
    expect(folder('config', { XDG_CONFIG_HOME: named })).toBe('/home/ada/.config/sos');
    expect(folder('state', { XDG_STATE_HOME: named })).toBe('/home/ada/.local/state/sos');
  });

  it('where it is said to be elsewhere', () => {
    expect(folder('config', { XDG_CONFIG_HOME: '/etc/ada' })).toBe('/etc/ada/sos');
    expect(folder('state', { XDG_STATE_HOME: '/var/ada' })).toBe('/var/ada/sos');
  });
});
