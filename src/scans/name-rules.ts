import type { FindingKind } from './scan-finding.ts';

/** What a name alone says against a file or folder. */
export interface NameHit {
  readonly kind: FindingKind;
  readonly rule: string;
}

/** What a rule looks for in one part of a path, and whether that part is a folder. */
interface NameRule extends NameHit {
  readonly folder?: boolean;
  readonly pattern: RegExp;
}

/**
 * Names of what programs leave behind, and of what tells where keys are. Each pattern is held
 * against one part of a path, which is short, and none can take longer than its length.
 */
const RULES: readonly NameRule[] = [
  generated('dependencies', /^(?:node_modules|bower_components|\.venv|venv|site-packages)$/, true),
  generated(
    'python-cache',
    /^(?:__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox)$/,
    true,
  ),
  generated(
    'cache',
    /^(?:\.cache|\.parcel-cache|\.next|\.nuxt|\.turbo|\.gradle|\.terraform)$/,
    true,
  ),
  generated('coverage', /^(?:\.nyc_output|htmlcov)$/, true),
  generated('editor', /^(?:\.idea|\.vs|\.history)$/, true),
  generated('bytecode', /\.(?:py[cod]|class|o|obj|tsbuildinfo)$/),
  generated('editor', /(?:~|\.sw[nop]|\.suo|\.code-workspace)$|^\.#|^#.*#$/),
  generated(
    'system',
    /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.fuse_hidden.*|\.nfs[0-9a-f]+)$/i,
  ),
  generated('database', /\.(?:sqlite3?|db3?|mdb|ldb|rdb|realm)(?:-wal|-shm|-journal)?$/i),
  generated('log', /\.(?:log|pid|seed|dmp|core|hprof|heapsnapshot|cpuprofile)$|^npm-debug\.log/i),
  generated('backup', /\.(?:bak|orig|rej|old|tmp)$/i),
  telling(
    'key-file',
    /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$|\.(?:p12|pfx|jks|keystore|kdbx|ppk)$/i,
  ),
  telling('key-file', /\.(?:pem|key|asc|gpg)$/i),
  telling('environment', /^\.env(?:\.(?!example$|sample$|template$).+)?$/i),
  telling(
    'credentials',
    /^(?:\.netrc|_netrc|\.pgpass|\.htpasswd|\.git-credentials|\.npmrc|\.pypirc|\.dockercfg|credentials(?:\.json)?|secrets?\.(?:ya?ml|json|toml|txt)|shadow|passwords?\.(?:txt|csv))$/i,
  ),
  telling('credentials', /^(?:\.ssh|\.gnupg|\.aws|\.azure|\.kube|\.docker)$/i, true),
  telling('history', /^\.(?:bash|zsh|python|psql|mysql|node_repl|sqlite)_?history$/i),
];

/** Tells what is wrong with one part of a path. A path of several parts is held part by part. */
export function nameHits(name: string, isFolder: boolean): NameHit[] {
  return RULES.filter(
    ({ folder = false, pattern }) => folder === isFolder && pattern.test(name),
  ).map(({ kind, rule }) => ({ kind, rule }));
}

function generated(what: string, pattern: RegExp, folder = false): NameRule {
  return { kind: 'generated', rule: `generated.${what}`, pattern, folder };
}

function telling(what: string, pattern: RegExp, folder = false): NameRule {
  return { kind: 'telling-name', rule: `name.${what}`, pattern, folder };
}
