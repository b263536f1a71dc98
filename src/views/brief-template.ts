/** A template of a brief, to be filled in. */
export interface BriefTemplateView {
  readonly template: string;
  /** The whole text: Markdown with YAML front matter. */
  readonly text: string;
}
