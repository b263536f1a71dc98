/** Writes a whole number with commas, the same in every language setting: `3,012`. */
export function numberText(count: number): string {
  const digits = String(count);
  return digits.length < 4 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
