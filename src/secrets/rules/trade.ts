import { looksRandom } from '../entropy.ts';
import { assigned, token, type SecretRule } from '../rule.ts';

/** Payments and shops. */
export const tradeRules: readonly SecretRule[] = [
  // docs.stripe.com/keys: secret and restricted keys; publishable ones may be seen.
  token('stripe-key', {
    starts: ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'sk_org_live_'],
    body: '[0-9A-Za-z]{24,120}',
  }),
  token('stripe-webhook-secret', { starts: ['whsec_'], body: '[0-9A-Za-z+/]{32,64}={0,2}' }),
  // shopify.dev/docs/apps/build/authentication-authorization: four kinds, one form.
  token('shopify-token', {
    starts: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    body: '[0-9A-Fa-f]{32}',
  }),
  // developer.squareup.com/docs/build-basics/access-tokens
  token('square-access-token', {
    starts: ['EAAA'],
    body: '[0-9A-Za-z_-]{60}',
    accepts: (key) => looksRandom(key) && !key.includes('AAAAA'),
  }),
  token('square-old-access-token', { starts: ['sq0atp-'], body: '[0-9A-Za-z_-]{22}' }),
  token('square-oauth-secret', { starts: ['sq0csp-'], body: '[0-9A-Za-z_-]{43}' }),
  // Braintree names its environment in the token.
  token('braintree-access-token', {
    starts: ['access_token$production$', 'access_token$sandbox$'],
    body: '[0-9a-z]{16}[$][0-9a-f]{32}',
  }),
  assigned('paypal-client-secret', {
    names: ['paypal'],
    value: '[0-9A-Za-z_-]{80}',
    accepts: looksRandom,
  }),
  token('razorpay-key-id', { starts: ['rzp_live_', 'rzp_test_'], body: '[0-9A-Za-z]{14}' }),
  token('adyen-api-key', {
    starts: ['AQE'],
    body: '[0-9A-Za-z+/]{60,200}-[0-9A-Za-z+/=]{40,60}-[0-9A-Za-z+/=<>(){}[\\]^~!@#$%&*_.,;:?|-]{10,20}',
  }),
  assigned('plaid-secret', { names: ['plaid'], value: '[0-9a-f]{30}' }),
  token('flutterwave-secret', { starts: ['FLWSECK-', 'FLWSECK_TEST-'], body: '[0-9A-Za-z]{32}-X' }),
  token('lob-api-key', { starts: ['live_', 'test_'], body: '[0-9a-f]{35}' }),
  assigned('coinbase-secret', {
    names: ['coinbase'],
    value: '[0-9A-Za-z_-]{32,64}',
    accepts: looksRandom,
  }),
];
