/** Each page is fetched when it is read. */
const texts = import.meta.glob<string>('../../../docs/handbook/*/*.md', { query: '?raw', import: 'default' });

const pictures = import.meta.glob<string>('../../../docs/handbook/*/images/*.webp', { query: '?url', import: 'default', eager: true });

const FOLDER = '../../../docs/handbook';

/** The Markdown of a page. @throws for one that there is not */
export async function chapterText(language: string, chapter: string): Promise<string> {
  const load = texts[`${FOLDER}/${language}/${chapter}.md`];
  if (!load) throw new Error(`The handbook has no page ${language}/${chapter}.`);
  return load();
}

/** Where the panel has a picture of a page. */
export function pictureAddress(language: string, file: string): string | undefined {
  return pictures[`${FOLDER}/${language}/${file}`];
}
