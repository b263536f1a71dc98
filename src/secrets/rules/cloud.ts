import { looksRandom } from '../entropy.ts';
import { assigned, token, type SecretRule } from '../rule.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Clouds and those who run programs for others. */
export const cloudRules: readonly SecretRule[] = [
  // docs.aws.amazon.com, IAM identifiers, "Understanding unique ID prefixes"; base 32 throughout.
  token('aws-access-key-id', {
    starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    body: '[A-Z2-7]{16}',
    accepts: (id) => !id.endsWith('EXAMPLE'),
  }),
  assigned('aws-secret-access-key', {
    names: ['aws_secret', 'aws-secret', 'awssecret', 'secret_access_key', 'secretaccesskey'],
    value: '[A-Za-z0-9+/]{40}',
    accepts: (key) => looksRandom(key) && !key.endsWith('EXAMPLEKEY'),
  }),
  assigned('aws-session-token', {
    names: ['session_token', 'sessiontoken', 'security_token'],
    value: '(?:FwoG|IQoJ)[A-Za-z0-9+/]{90,200}={0,2}',
  }),
  token('aws-bedrock-api-key', { starts: ['ABSK'], body: '[A-Za-z0-9+/]{109,180}={0,2}' }),
  // cloud.google.com/docs/authentication/api-keys
  token('gcp-api-key', { starts: ['AIza'], body: '[0-9A-Za-z_-]{35}', end: '[0-9A-Za-z_-]' }),
  token('gcp-oauth-client-secret', {
    starts: ['GOCSPX-'],
    body: '[0-9A-Za-z_-]{28}',
    end: '[0-9A-Za-z_-]',
  }),
  token('gcp-access-token', { starts: ['ya29.'], body: '[0-9A-Za-z_-]{40,220}' }),
  token('gcp-refresh-token', { starts: ['1//0'], body: '[0-9A-Za-z_-]{50,120}' }),
  // learn.microsoft.com: storage account keys are 64 bytes, written in base64.
  assigned('azure-storage-key', {
    names: ['accountkey', 'account_key', 'storage_key', 'storagekey'],
    value: '[A-Za-z0-9+/]{86}==',
  }),
  token('azure-client-secret', {
    starts: ['Q~'],
    lead: '[A-Za-z0-9_~.]{3}[0-9]',
    body: '[A-Za-z0-9_~.-]{31,34}',
    end: '[A-Za-z0-9_~.-]',
  }),
  assigned('azure-shared-access-key', {
    names: ['sharedaccesskey'],
    value: '[A-Za-z0-9+/]{43}=',
  }),
  token('azure-shared-access-signature', {
    starts: ['sig='],
    body: '[A-Za-z0-9%]{43,66}(?:%3D|=)',
  }),
  token('azure-devops-token', {
    starts: ['AZDO'],
    lead: '[A-Za-z0-9]{76}',
    body: '[A-Za-z0-9]{4}',
  }),
  // docs.digitalocean.com/reference/api: prefixed since 2022.
  token('digitalocean-token', { starts: ['dop_v1_', 'doo_v1_', 'dor_v1_'], body: '[0-9a-f]{64}' }),
  token('heroku-api-key', {
    starts: ['HRKU-'],
    body: '[0-9A-Za-z_-]{36,70}',
    end: '[0-9A-Za-z_-]',
  }),
  assigned('heroku-api-key-legacy', { names: ['heroku'], value: UUID }),
  assigned('cloudflare-api-token', {
    names: ['cloudflare', 'cf_api', 'cf-api'],
    value: '[0-9A-Za-z_-]{40}',
    accepts: looksRandom,
  }),
  assigned('cloudflare-global-key', {
    names: ['cloudflare', 'cf_api_key', 'x-auth-key'],
    value: '[0-9a-f]{37}',
  }),
  token('cloudflare-origin-ca-key', { starts: ['v1.0-'], body: '[0-9a-f]{24}-[0-9a-f]{146}' }),
  token('alibaba-access-key-id', { starts: ['LTAI'], body: '[0-9A-Za-z]{20}' }),
  assigned('alibaba-secret-key', {
    names: ['alibaba', 'aliyun', 'alicloud'],
    value: '[0-9A-Za-z]{30}',
    accepts: looksRandom,
  }),
  assigned('tencent-secret-key', {
    names: ['tencent', 'qcloud'],
    value: '[0-9A-Za-z]{32}',
    accepts: looksRandom,
  }),
  token('tencent-secret-id', { starts: ['AKID'], body: '[0-9A-Za-z]{32}' }),
  token('flyio-token', {
    starts: ['fm2_', 'FlyV1 fm2_'],
    body: '[0-9A-Za-z+/=_-]{100,1000}',
    after: 1100,
  }),
  token('scaleway-access-key', { starts: ['SCW'], body: '[A-Z0-9]{17}', accepts: looksRandom }),
  assigned('vercel-token', { names: ['vercel'], value: '[0-9A-Za-z]{24}', accepts: looksRandom }),
  token('netlify-token', { starts: ['nfp_', 'nfc_', 'nfo_', 'nfu_'], body: '[0-9A-Za-z_]{36}' }),
  token('render-api-key', { starts: ['rnd_'], body: '[0-9A-Za-z]{32}' }),
  assigned('fastly-api-token', {
    names: ['fastly'],
    value: '[0-9A-Za-z_-]{32}',
    accepts: looksRandom,
  }),
  assigned('linode-token', { names: ['linode'], value: '[0-9a-f]{64}' }),
];
