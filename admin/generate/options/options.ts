/** One value of a choice, as it is entered: its code, its labels, and whether it is out of use. */
export interface Option {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly retired?: boolean;
}

export const emptyOption: Option = { code: '', zh: '', en: '' };

/** The options that a field holds; what is none is left out. */
export function readOptions(value: unknown): readonly Option[] {
  return Array.isArray(value) ? value.filter((each): each is Option => typeof each === 'object' && each !== null && 'code' in each) : [];
}

/** Codes are written in capitals, digits and underscores. */
export function asCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, '_')
    .slice(0, 40);
}

/** The list with one option changed, and one moved by one place. */
export function withOption(options: readonly Option[], place: number, change: Partial<Option>): readonly Option[] {
  return options.map((option, at) => (at === place ? { ...option, ...change } : option));
}

export function moved(options: readonly Option[], place: number): readonly Option[] {
  return options.map((option, at) => {
    if (at === place - 1) return options[place]!;
    return at === place ? options[place - 1]! : option;
  });
}
