import type { Finished } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';

/** Threat: `remote.NAME.uploadpack` of the repository, a command that git gives to a shell. */
export const UPLOAD_PACK = '--upload-pack=git-upload-pack';
/** The same for `remote.NAME.receivepack`. */
export const RECEIVE_PACK = '--receive-pack=git-receive-pack';

/** A remote with what every call to it needs. */
export interface RemoteCall {
  readonly git: GitProgram;
  readonly name: string;
  /**
   * Milliseconds after which a remote is given up that says nothing; a push or a look at its refs, of
   * which nothing is seen while it goes on, may take so long in all.
   */
  readonly patience: number;
}

/** Says why a remote gave no answer, in git's words where it has some. */
export function whyNot({ patience }: RemoteCall, finished: Finished): string {
  const { stopped, stderr, exitCode } = finished;
  if (stopped === 'timeout') return `no answer in ${patience / 1000} s`;
  if (stopped === 'output') return 'the remote lists more refs than can be believed';
  return stderr.trim() || `git ended with ${exitCode ?? 'a signal'}`;
}
