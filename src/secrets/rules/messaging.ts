import { looksRandom } from '../entropy.ts';
import { assigned, token, type SecretRule } from '../rule.ts';

const HEX32 = '[0-9a-f]{32}';

/** What sends messages and mail. */
export const messagingRules: readonly SecretRule[] = [
  // docs.slack.dev/authentication/tokens
  token('slack-token', {
    starts: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxc-', 'xoxd-'],
    body: '(?:[0-9]{1,2}-)?[0-9A-Za-z%]{8,}(?:-[0-9A-Za-z%]{8,}){0,5}',
    accepts: looksRandom,
  }),
  token('slack-rotating-token', {
    starts: ['xoxe-', 'xoxe.'],
    body: '(?:xox[bp]-)?[0-9]-[0-9A-Za-z]{100,180}',
  }),
  token('slack-app-token', {
    starts: ['xapp-'],
    body: '[0-9]-[0-9A-Z]{8,14}-[0-9]{8,16}-[0-9a-z]{32,72}',
  }),
  token('slack-webhook', {
    starts: ['hooks.slack.com/'],
    body: '(?:services|workflows|triggers)/[0-9A-Z]{8,14}/[0-9A-Z]{8,24}/[0-9A-Za-z]{20,48}',
  }),
  // discord.com/developers/docs/reference: id, time and signature, each in base64url.
  token('discord-webhook', {
    starts: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
    body: '[0-9]{17,20}/[0-9A-Za-z_-]{60,80}',
  }),
  assigned('discord-bot-token', {
    names: ['discord', 'bot_token', 'bottoken'],
    value: String.raw`[MNO][0-9A-Za-z_-]{23,27}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,40}`,
  }),
  // core.telegram.org/bots/api#authorizing-your-bot
  token('telegram-bot-token', {
    starts: [':AA'],
    lead: '[0-9]{8,10}',
    body: '[0-9A-Za-z_-]{33}',
    end: '[0-9A-Za-z_-]',
  }),
  // twilio.com/docs: a key begins with SK, an account, which is no secret, with AC.
  token('twilio-api-key', { starts: ['SK'], body: HEX32, accepts: looksRandom }),
  assigned('twilio-auth-token', { names: ['twilio'], value: HEX32 }),
  token('sendgrid-api-key', {
    starts: ['SG.'],
    body: String.raw`[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}`,
    end: '[0-9A-Za-z_-]',
  }),
  token('mailgun-api-key', { starts: ['key-'], body: HEX32, accepts: looksRandom }),
  assigned('mailgun-signing-key', {
    names: ['mailgun'],
    value: `${HEX32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?`,
  }),
  token('mailchimp-api-key', { starts: ['-us'], lead: HEX32, body: '[0-9]{1,2}' }),
  assigned('mailjet-secret', { names: ['mailjet', 'mj_apikey'], value: HEX32 }),
  assigned('postmark-token', {
    names: ['postmark'],
    value: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  }),
  token('brevo-api-key', {
    starts: ['xkeysib-', 'xsmtpsib-'],
    body: '[0-9a-f]{64}-[0-9A-Za-z]{16}',
  }),
  token('resend-api-key', { starts: ['re_'], body: '[0-9A-Za-z]{8}_[0-9A-Za-z]{24}' }),
  token('teams-webhook', {
    starts: ['.webhook.office.com/webhookb2/'],
    body: '[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36}',
    lead: '[a-z0-9-]{1,40}',
  }),
];
