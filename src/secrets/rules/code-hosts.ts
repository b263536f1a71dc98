import { assigned, token, type SecretRule } from '../rule.ts';
import { looksRandom } from '../entropy.ts';

/** Where code is kept, built and packaged. */
export const codeHostRules: readonly SecretRule[] = [
  // github.blog, "Behind GitHub's new authentication token formats". The check sum at the end is not
  // asked for: a token with one wrong letter is worth looking at, too.
  token('github-token', {
    starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    body: '[0-9A-Za-z]{36}',
    accepts: looksRandom,
  }),
  token('github-fine-grained-token', {
    starts: ['github_pat_'],
    body: '[0-9A-Za-z]{22}_[0-9A-Za-z]{59}',
  }),
  // docs.gitlab.com/security/tokens: one prefix for each kind.
  token('gitlab-token', {
    starts: [
      'glpat-',
      'gldt-',
      'glft-',
      'glsoat-',
      'glcbt-',
      'glptt-',
      'glagent-',
      'gloas-',
      'glimt-',
      'glrt-',
      'glffct-',
      'glwt-',
    ],
    body: String.raw`[0-9A-Za-z_-]{20,64}(?:\.[0-9a-z]{2}\.[0-9a-z]{9})?`,
    end: '[0-9A-Za-z_-]',
  }),
  token('gitlab-runner-registration-token', {
    starts: ['GR1348941'],
    body: '[0-9A-Za-z_-]{20}',
    end: '[0-9A-Za-z_-]',
  }),
  token('bitbucket-app-password', { starts: ['ATBB'], body: '[0-9A-Za-z]{24}[0-9A-F]{8}' }),
  assigned('bitbucket-client-secret', {
    names: ['bitbucket'],
    value: '[0-9A-Za-z_=-]{32,64}',
    accepts: looksRandom,
  }),
  token('npm-token', { starts: ['npm_'], body: '[0-9A-Za-z]{36}', accepts: looksRandom }),
  assigned('npm-legacy-token', {
    names: ['_authtoken'],
    value: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  }),
  // pypi.org/help/#apitoken: a macaroon whose location is pypi.org or test.pypi.org.
  token('pypi-token', {
    starts: ['pypi-AgEIcHlwaS5vcmc', 'pypi-AgENdGVzdC5weXBpLm9yZw'],
    body: '[0-9A-Za-z_-]{50,1000}',
    after: 1100,
  }),
  token('rubygems-token', { starts: ['rubygems_'], body: '[0-9a-f]{48}' }),
  token('nuget-api-key', { starts: ['oy2'], body: '[a-z0-9]{43}', accepts: looksRandom }),
  token('crates-io-token', { starts: ['cio'], body: '[0-9A-Za-z]{32}', accepts: looksRandom }),
  token('clojars-token', { starts: ['CLOJARS_'], body: '[0-9a-z]{60}' }),
  token('docker-hub-token', {
    starts: ['dckr_pat_', 'dckr_oat_'],
    body: '[0-9A-Za-z_-]{27,40}',
    end: '[0-9A-Za-z_-]',
  }),
  token('jfrog-token', { starts: ['AKCp'], body: '[0-9A-Za-z]{69}' }),
  token('jfrog-reference-token', { starts: ['cmVmdGtu'], body: '[0-9A-Za-z]{56}' }),
  assigned('circleci-token', { names: ['circle'], value: '[0-9a-f]{40}' }),
  token('circleci-prefixed-token', {
    starts: ['CCIPAT_', 'CCIPRJ_'],
    body: '[0-9A-Za-z]{22}_[0-9a-f]{40}',
  }),
  assigned('travis-token', { names: ['travis'], value: '[0-9A-Za-z_-]{22}', accepts: looksRandom }),
  token('buildkite-token', { starts: ['bkua_', 'bkct_'], body: '[0-9a-z]{40}' }),
  token('sonar-token', { starts: ['sqp_', 'squ_', 'sqa_'], body: '[0-9a-f]{40}' }),
  assigned('codecov-token', {
    names: ['codecov'],
    value: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  }),
  token('sourcegraph-token', {
    starts: ['sgp_', 'sgd_'],
    body: '(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}',
  }),
];
