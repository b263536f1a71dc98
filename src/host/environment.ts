/** The process environment as it was at the start. */
export interface Environment {
  readonly variables: Readonly<Record<string, string>>;
  /** The working folder, absolute. */
  readonly folder: string;
  /** The user's home folder. */
  readonly home: string;
  readonly hostName: string;
  /** `linux x64`, for evidence. */
  readonly platform: string;
  /** `v20.20.2`, for evidence and doctor. */
  readonly nodeVersion: string;
  /** The Node that runs sos, absolute: starts sos again as a process of its own. */
  readonly nodeProgram: string;
  /** The folder of the installed package, where `templates/` is. */
  readonly packageFolder: string;
}
