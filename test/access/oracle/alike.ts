/** By which fields rows of which noun may mean the same thing. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, 'company' | 'same'>>>> = {
  Account: { name: 'company', creditCode: 'same' },
};

/** The fields of a noun that what is entered is compared with. */
export function alikeFields(noun: string): readonly string[] {
  return Object.keys(FIELDS[noun] ?? {});
}

/** Whether a known text and an entered one may mean the same. */
export function isAlike(noun: string, field: string, known: string, entered: string): boolean {
  if (FIELDS[noun]?.[field] === 'same') return trimmed(known) === trimmed(entered);
  const [one, other] = [told(known), told(entered)];
  if (other.length < 2) return false;
  return one === other || (other.length >= 4 && one.includes(other)) || (one.length >= 4 && other.includes(one));
}

function trimmed(text: string): string {
  return text.replaceAll(/^ +| +$/g, '').toUpperCase();
}

/** A company's name without brackets, spaces, marks and the words for companies. */
function told(name: string): string {
  const bare = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|[\s!-/:-@[-`{-~·、。“”‘’—…《》]/g, '');
  return bare.replaceAll(/股份|集团|有限|责任|总公司|公司|控股/g, '');
}
