const FORMULA = /^[\s'"]*[=+\-@\t\r＝＋－＠]/;
const FIGURE = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/** Text that a spreadsheet would take for a formula, made plain by an apostrophe. */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text;
}

/** The text before {@link neutralised} made it plain. */
export function restored(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
