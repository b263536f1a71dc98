import { expect, it } from 'vitest';
import { nextAboutCommand } from '../../src/cli/next-about-command.ts';
import { Post } from '../bus/post.ts';

it('what to type about a command follows from what its recipient did', () => {
  const post = new Post();
  const command = post.command('kasra', 'sos-dev');
  const id = command.id.slice(0, 12);
  const next = (who = 'sos-dev') => nextAboutCommand(post.state(command), who);
  expect(next()).toEqual([`sos command accept ${id}`, `sos command decline ${id}`]);
  post.receipt('sos-dev', command, 'accepted');
  expect(next()).toEqual([`sos command run ${id}`, `sos command decline ${id}`]);
  post.receipt('sos-dev', command, 'declined');
  expect(next()).toEqual([`sos command accept ${id}`, `sos thread ${id}`]);
  post.begin('sos-dev', command);
  expect(next()).toEqual([`sos thread ${id}`, `sos command decline ${id}`, 'sos help command run']);
  post.ran('sos-dev', command);
  expect(next()).toEqual([`sos thread ${id}`]);
  expect(next('kasra')).toEqual([`sos thread ${id}`]);
});
