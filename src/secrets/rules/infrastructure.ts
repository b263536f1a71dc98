import { looksRandom } from '../entropy.ts';
import { assigned, token, type SecretRule } from '../rule.ts';

const NO_WORD = '[0-9A-Za-z_-]';

/** What keeps secrets, runs infrastructure, holds data and watches it. */
export const infrastructureRules: readonly SecretRule[] = [
  // developer.hashicorp.com/vault/docs/concepts/tokens: service, batch and recovery tokens.
  token('vault-token', {
    starts: ['hvs.', 'hvb.', 'hvr.'],
    body: '[0-9A-Za-z_-]{24,240}',
    end: NO_WORD,
  }),
  token('terraform-token', {
    starts: ['.atlasv1.'],
    lead: '[0-9A-Za-z]{14}',
    body: '[0-9A-Za-z_-]{60,70}',
    end: NO_WORD,
  }),
  // docs.doppler.com/reference/auth-token-formats
  token('doppler-token', {
    starts: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
    body: '(?:[a-z0-9_-]{2,35}\\.)?[0-9A-Za-z]{40,44}',
  }),
  token('infisical-token', {
    starts: ['st.'],
    body: String.raw`[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}`,
  }),
  token('onepassword-service-token', {
    starts: ['ops_eyJ'],
    body: '[0-9A-Za-z+/=_-]{200,1000}',
    after: 1100,
  }),
  token('onepassword-secret-key', {
    starts: ['A3-'],
    body: '[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})(?:-[0-9A-Z]{5}){3}',
  }),
  token('age-secret-key', { starts: ['AGE-SECRET-KEY-1'], body: '[02-9AC-HJ-NP-Z]{58}' }),
  token('pulumi-token', { starts: ['pul-'], body: '[0-9a-f]{40}' }),
  // docs.databricks.com/dev-tools/auth/pat
  token('databricks-token', { starts: ['dapi', 'dose'], body: '[0-9a-f]{32}(?:-[0-9])?' }),
  assigned('snowflake-secret', {
    names: ['snowflake'],
    value: '[0-9A-Za-z_!@#%^&*+-]{12,64}',
    accepts: looksRandom,
  }),
  token('planetscale-token', {
    starts: ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'],
    body: '[0-9A-Za-z_.-]{32,64}',
    end: NO_WORD,
  }),
  token('supabase-token', {
    starts: ['sbp_', 'sb_secret_'],
    body: '[0-9A-Za-z_-]{31,44}',
    accepts: looksRandom,
  }),
  token('neon-api-key', { starts: ['napi_'], body: '[0-9a-z]{64}' }),
  token('prefect-key', { starts: ['pnu_', 'pnb_'], body: '[0-9A-Za-z]{36}' }),
  token('fauna-secret', { starts: ['fnA'], body: '[0-9A-Za-z_-]{37}', accepts: looksRandom }),
  assigned('datadog-key', {
    names: ['datadog', 'dd_api', 'dd-api', 'dd_app', 'dd-application'],
    value: '(?:[0-9a-f]{40}|[0-9a-f]{32})',
  }),
  // docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
  token('newrelic-key', {
    starts: ['NRAK-', 'NRJS-', 'NRII-', 'NRSP-'],
    body: '[0-9A-Za-z_-]{19,42}',
  }),
  token('newrelic-licence-key', { starts: ['NRAL'], lead: '[0-9a-f]{36}', body: '' }),
  token('sentry-token', {
    starts: ['sntrys_', 'sntryu_'],
    body: '[0-9A-Za-z+/=_-]{60,400}',
    after: 480,
  }),
  token('grafana-token', { starts: ['glsa_'], body: '[0-9A-Za-z]{32}_[0-9a-f]{8}' }),
  token('grafana-cloud-token', {
    starts: ['glc_'],
    body: '[0-9A-Za-z+/]{32,400}={0,2}',
    after: 440,
    accepts: looksRandom,
  }),
  token('dynatrace-token', {
    starts: ['dt0'],
    body: String.raw`[a-z][0-9]{2}\.[0-9A-Z]{24}\.[0-9A-Z]{64}`,
  }),
  token('honeycomb-key', { starts: ['hcaik_', 'hcaic_', 'hcamk_'], body: '[0-9a-z]{58}' }),
  assigned('pagerduty-key', {
    names: ['pagerduty', 'pd_api'],
    value: '[0-9A-Za-z_+-]{20}',
    accepts: looksRandom,
  }),
  assigned('rollbar-token', { names: ['rollbar'], value: '[0-9a-f]{32}' }),
  assigned('bugsnag-key', { names: ['bugsnag'], value: '[0-9a-f]{32}' }),
  token('posthog-key', { starts: ['phx_', 'phs_'], body: '[0-9A-Za-z]{43,48}' }),
  assigned('algolia-admin-key', { names: ['algolia'], value: '[0-9a-f]{32}' }),
  token('mapbox-secret-token', {
    starts: ['sk.eyJ'],
    body: String.raw`[0-9A-Za-z_-]{60,120}\.[0-9A-Za-z_-]{20,24}`,
    end: NO_WORD,
  }),
  token('tailscale-key', {
    starts: ['tskey-'],
    body: '(?:auth|api|client|scim|webhook)-[0-9A-Za-z]{8,20}(?:CNTRL)?-[0-9A-Za-z]{20,40}',
  }),
  assigned('okta-token', { names: ['okta', 'ssws'], value: '00[0-9A-Za-z_-]{40}' }),
  assigned('auth0-client-secret', {
    names: ['auth0'],
    value: '[0-9A-Za-z_-]{64}',
    accepts: looksRandom,
  }),
  token('launchdarkly-key', {
    starts: ['sdk-', 'api-'],
    body: '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}',
  }),
];
