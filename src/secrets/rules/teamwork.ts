import { looksRandom } from '../entropy.ts';
import { assigned, token, type SecretRule } from '../rule.ts';

const NO_WORD = '[0-9A-Za-z_-]';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** What teams plan, write and draw with. */
export const teamworkRules: readonly SecretRule[] = [
  // support.atlassian.com, "Manage API tokens": since 2023 with a prefix and a check sum.
  token('atlassian-api-token', {
    starts: ['ATATT3', 'ATCTT3'],
    body: '[0-9A-Za-z_=-]{100,240}',
    end: NO_WORD,
  }),
  assigned('atlassian-legacy-token', {
    names: ['jira', 'atlassian', 'confluence'],
    value: '[0-9A-Za-z]{24}',
    accepts: looksRandom,
  }),
  token('linear-api-key', { starts: ['lin_api_'], body: '[0-9A-Za-z]{40}' }),
  token('linear-oauth-token', { starts: ['lin_oauth_'], body: '[0-9a-f]{64}' }),
  token('linear-webhook-secret', { starts: ['lin_wh_'], body: '[0-9A-Za-z]{24,64}' }),
  token('notion-token', {
    starts: ['ntn_', 'secret_'],
    body: '[0-9A-Za-z]{40,60}',
    accepts: looksRandom,
  }),
  token('figma-token', {
    starts: ['figd_', 'figo_', 'figu_'],
    body: '[0-9A-Za-z_-]{38,44}',
    end: NO_WORD,
  }),
  token('postman-api-key', { starts: ['PMAK-'], body: '[0-9a-f]{24}-[0-9a-f]{34}' }),
  token('airtable-token', { starts: ['pat'], body: String.raw`[0-9A-Za-z]{14}\.[0-9a-f]{64}` }),
  assigned('airtable-legacy-key', { names: ['airtable'], value: 'key[0-9A-Za-z]{14}' }),
  assigned('asana-token', {
    names: ['asana'],
    value: '[0-9]/[0-9]{16}(?:/[0-9]{16})?:[0-9a-f]{32}',
  }),
  assigned('trello-token', {
    names: ['trello'],
    value: '(?:ATTA)?[0-9a-f]{32,76}',
    accepts: looksRandom,
  }),
  token('clickup-token', { starts: ['pk_'], body: '[0-9]{5,10}_[0-9A-Z]{32}' }),
  token('typeform-token', {
    starts: ['tfp_'],
    body: '[0-9A-Za-z_.-]{40,64}',
    accepts: looksRandom,
  }),
  token('hubspot-token', { starts: ['pat-na1-', 'pat-na2-', 'pat-eu1-'], body: UUID }),
  token('contentful-token', { starts: ['CFPAT-'], body: '[0-9A-Za-z_-]{43}', end: NO_WORD }),
  token('dropbox-token', { starts: ['sl.'], body: '(?:u\\.)?[0-9A-Za-z_-]{130,200}' }),
  assigned('zendesk-token', { names: ['zendesk'], value: '[0-9A-Za-z]{40}', accepts: looksRandom }),
  assigned('intercom-token', { names: ['intercom'], value: '[0-9A-Za-z+/]{58}=' }),
  token('facebook-access-token', {
    starts: ['EAA'],
    body: '[0-9A-Za-z]{100,220}',
    accepts: (key) => looksRandom(key) && !key.includes('AAAAA'),
  }),
  assigned('twitter-bearer-token', {
    names: ['bearer', 'twitter'],
    value: 'A{20}[0-9A-Za-z%]{60,120}',
  }),
];
