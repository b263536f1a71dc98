const CREDENTIALS = /([a-z][a-z0-9+.-]{0,20}:\/\/)(?!git@)[^\s/'"<>]*@/gi;

/**
 * Takes name and password out of every address in a text. Threat: the token of a remote, which git
 * repeats when it fails, in an answer that ends up in a transcript.
 */
export function withoutCredentials(text: string): string {
  return text.replaceAll(CREDENTIALS, '$1');
}
