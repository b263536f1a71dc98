import type { Run } from '../records/index.ts';

type Variables = Readonly<Record<string, string>>;

/** Where a CI service says which run and job this is. Claims: the signing key is the proof. */
interface Service {
  readonly provider: string;
  readonly sign: string;
  readonly run: string;
  readonly job: string;
  url(variables: Variables): string | undefined;
}

const SERVICES: readonly Service[] = [
  {
    provider: 'github',
    sign: 'GITHUB_ACTIONS',
    run: 'GITHUB_RUN_ID',
    job: 'GITHUB_JOB',
    url: ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run }) =>
      server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined,
  },
  {
    provider: 'gitlab',
    sign: 'GITLAB_CI',
    run: 'CI_PIPELINE_ID',
    job: 'CI_JOB_ID',
    url: (all) => all['CI_JOB_URL'],
  },
  {
    provider: 'buildkite',
    sign: 'BUILDKITE',
    run: 'BUILDKITE_BUILD_ID',
    job: 'BUILDKITE_JOB_ID',
    url: (all) => all['BUILDKITE_BUILD_URL'],
  },
  {
    provider: 'circleci',
    sign: 'CIRCLECI',
    run: 'CIRCLE_WORKFLOW_ID',
    job: 'CIRCLE_BUILD_NUM',
    url: (all) => all['CIRCLE_BUILD_URL'],
  },
  { provider: 'ci', sign: 'CI', run: '', job: '', url: () => undefined },
];

const LONGEST = 400;

/** Reads which CI run this is, or undefined outside of one. Nothing secret is among what is read. */
export function ciIdentity(variables: Variables): Run['ci'] {
  const service = SERVICES.find(({ sign }) => (variables[sign] ?? '') !== '');
  if (service === undefined) return undefined;
  const run = plain(variables[service.run]);
  const job = plain(variables[service.job]);
  const url = withoutCredentials(service.url(variables));
  return {
    provider: service.provider,
    ...(run === undefined ? {} : { run }),
    ...(job === undefined ? {} : { job }),
    ...(url === undefined ? {} : { url }),
  };
}

function plain(value: string | undefined): string | undefined {
  const text = (value ?? '')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, LONGEST);
  return text === '' ? undefined : text;
}

/** Threat: a token in an address that ends up in history for good. */
function withoutCredentials(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href.slice(0, LONGEST);
}
