/** One text within a value: where it stands, and what says what it is. */
export interface TextPlace {
  /** The fields that lead to it: `findings.0.fix`. */
  readonly field: string;
  /** What stands before it in the mind of a reader: `API_KEY=` for a variable, `--token=` for a word. */
  readonly before: string;
}

/** Says what a text is to be instead; gives it back to leave it. */
export type SeeText = (text: string, place: TextPlace) => string;

const ROOT: TextPlace = { field: '', before: '' };

/** Shows every text of plain data, and gives the data with what `see` made of them. */
export function eachText<T>(value: T, see: SeeText): T {
  return seen(value, see, ROOT) as T;
}

function seen(value: unknown, see: SeeText, place: TextPlace): unknown {
  if (typeof value === 'string') return see(value, place);
  if (Array.isArray(value)) return seenList(value, see, place);
  if (typeof value === 'object' && value !== null) return seenMap(value, see, place);
  return value;
}

/** A word of a command line that begins with a dash says what the next one is. */
function seenList(list: readonly unknown[], see: SeeText, { field }: TextPlace): unknown[] {
  return list.map((each, index) => {
    const last = list[index - 1];
    const names = typeof last === 'string' && last.startsWith('-');
    const place = { field: within(field, String(index)), before: names ? `${last}=` : '' };
    return seen(each, see, place);
  });
}

/** Of a name and its value the name says what the value is. */
function seenMap(map: object, see: SeeText, { field }: TextPlace): unknown {
  const name = 'name' in map && typeof map.name === 'string' ? `${map.name}=` : '';
  const entries: (readonly [string, unknown])[] = Object.entries(map);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const before = key === 'value' ? name : '';
      return [key, seen(value, see, { field: within(field, key), before })];
    }),
  );
}

function within(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}
