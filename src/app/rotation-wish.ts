/** Which key follows the present one. */
export interface RotationWish {
  /** A key to use instead of a new one. */
  readonly key?: string | undefined;
  /** A retry with the same word finds the first rotation instead of making a second. */
  readonly once?: string | undefined;
  readonly offline?: boolean | undefined;
}
