import { looksRandom } from '../entropy.ts';
import { assigned, token, type SecretRule } from '../rule.ts';

const NO_WORD = '[0-9A-Za-z_-]';

/** Language models and what is built round them. */
export const intelligenceRules: readonly SecretRule[] = [
  token('anthropic-api-key', {
    starts: ['sk-ant-'],
    body: '[a-z]{2,8}[0-9]{2}-[0-9A-Za-z_-]{80,120}',
    end: NO_WORD,
  }),
  token('openai-project-key', {
    starts: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-None-'],
    body: '[0-9A-Za-z_-]{40,200}',
    end: NO_WORD,
  }),
  token('openai-api-key', {
    starts: ['T3BlbkFJ'],
    lead: 'sk-[0-9A-Za-z]{20}',
    body: '[0-9A-Za-z]{20}',
  }),
  // Several providers took over the form: sk- and a long word.
  token('sk-api-key', {
    starts: ['sk-'],
    body: '[0-9A-Za-z]{32,64}',
    accepts: (key) => looksRandom(key) && !key.includes('T3BlbkFJ'),
  }),
  token('openrouter-api-key', { starts: ['sk-or-v1-'], body: '[0-9a-f]{64}' }),
  token('huggingface-token', { starts: ['hf_', 'api_org_'], body: '[A-Za-z]{34}' }),
  token('groq-api-key', { starts: ['gsk_'], body: '[0-9A-Za-z]{52}' }),
  token('xai-api-key', { starts: ['xai-'], body: '[0-9A-Za-z]{80}' }),
  token('perplexity-api-key', { starts: ['pplx-'], body: '[0-9A-Za-z]{48,56}' }),
  token('replicate-token', { starts: ['r8_'], body: '[0-9A-Za-z]{37}' }),
  token('fireworks-api-key', { starts: ['fw_'], body: '[0-9A-Za-z]{22,24}', accepts: looksRandom }),
  token('nvidia-api-key', { starts: ['nvapi-'], body: '[0-9A-Za-z_-]{64}', end: NO_WORD }),
  token('langsmith-api-key', {
    starts: ['lsv2_pt_', 'lsv2_sk_'],
    body: '[0-9a-f]{32}_[0-9a-f]{10}',
  }),
  token('langfuse-secret-key', {
    starts: ['sk-lf-'],
    body: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  }),
  token('pinecone-api-key', { starts: ['pcsk_'], body: '[0-9A-Za-z]{5,6}_[0-9A-Za-z]{63}' }),
  token('tavily-api-key', { starts: ['tvly-'], body: '(?:dev-|prod-)?[0-9A-Za-z]{32}' }),
  token('elevenlabs-api-key', { starts: ['sk_'], body: '[0-9a-f]{48}' }),
  assigned('cohere-api-key', {
    names: ['cohere', 'co_api_key'],
    value: '[0-9A-Za-z]{40}',
    accepts: looksRandom,
  }),
  assigned('mistral-api-key', {
    names: ['mistral'],
    value: '[0-9A-Za-z]{32}',
    accepts: looksRandom,
  }),
  assigned('deepgram-api-key', { names: ['deepgram'], value: '[0-9a-f]{40}' }),
  assigned('assemblyai-api-key', { names: ['assemblyai', 'assembly_ai'], value: '[0-9a-f]{32}' }),
  assigned('wandb-api-key', { names: ['wandb'], value: '[0-9a-f]{40}' }),
];
