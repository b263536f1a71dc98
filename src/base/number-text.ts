/** Writes a whole number with commas, the same in every language setting: `3,012`. */
export function numberText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
