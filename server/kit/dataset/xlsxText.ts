const MAX_SHEET_NAME = 31;

/** Characters that XML has no place for: controls but tab and line ends, and two that are none. */
const NO_XML = /[^\t\n\r\P{Cc}]|[\uFFFE\uFFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML holds it. */
export function escaped(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** A title as a sheet may be called. */
export function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, MAX_SHEET_NAME);
}
