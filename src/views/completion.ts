/** A script that teaches a shell to complete what is typed after sos. */
export interface CompletionView {
  readonly shell: string;
  readonly script: string;
}
