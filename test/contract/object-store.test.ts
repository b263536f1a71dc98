import { MemoryStore } from './memory-store.ts';
import { objectStoreContract, type OpenedStore } from './object-store.contract.ts';
import { Sandbox } from '../support/sandbox.ts';

objectStoreContract('in memory', () => {
  const store = new MemoryStore();
  const again = (): Promise<MemoryStore> => Promise.resolve(store);
  return Promise.resolve({ store, again, close: () => undefined });
});

/** Makes a repository in a sandbox and opens its store; `make` gives the folder to open. */
function real(make: (sandbox: Sandbox) => string): () => Promise<OpenedStore> {
  return async () => {
    const sandbox = new Sandbox();
    const folder = make(sandbox);
    const again = async () => (await sandbox.open(folder)).store;
    const close = (): void => {
      sandbox.remove();
    };
    return { store: await again(), again, close };
  };
}

objectStoreContract(
  'a work tree',
  real((sandbox) => sandbox.repo()),
);
objectStoreContract(
  'sha256',
  real((sandbox) => sandbox.repo('work', '--object-format=sha256')),
);
objectStoreContract(
  'bare',
  real((sandbox) => sandbox.bare()),
);
objectStoreContract(
  'a linked work tree',
  real((sandbox) => {
    sandbox.repo();
    sandbox.git('work', 'worktree', 'add', '--quiet', '-b', 'side', '../linked');
    return 'linked';
  }),
);
objectStoreContract(
  'a submodule',
  real((sandbox) => {
    const inner = sandbox.repo('inner');
    sandbox.repo();
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    sandbox.git('work', ...add, inner, 'sub');
    return 'work/sub';
  }),
);
objectStoreContract(
  'after refs were packed',
  real((sandbox) => {
    sandbox.repo();
    sandbox.git('work', 'update-ref', 'refs/heads/sos/packed', 'HEAD');
    sandbox.git('work', 'pack-refs', '--all');
    return 'work';
  }),
);
objectStoreContract(
  'a shallow clone of one branch',
  real((sandbox) => {
    const hub = sandbox.repo('hub');
    sandbox.git('hub', 'commit', '--quiet', '--allow-empty', '-m', 'second');
    return sandbox.clone(`file://${hub}`, 'shallow', '--depth', '1', '--single-branch');
  }),
);
objectStoreContract(
  'objects borrowed from another repository',
  real((sandbox) => {
    return sandbox.clone(sandbox.repo('lender'), 'borrower', '--shared');
  }),
);
