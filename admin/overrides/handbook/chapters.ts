/** The pages of the handbook by their file names, in the order of its list. */
export const chapters = [
  'specialist',
  'manager',
  'office',
  'front-desk',
  'administrator',
  'developer',
  'finance',
  'regional',
  'others',
] as const;

export type Chapter = (typeof chapters)[number];

const OWN: Readonly<Record<string, Chapter>> = {
  SPECIALIST: 'specialist',
  MANAGER: 'manager',
  OFFICE: 'office',
  SITE_STAFF: 'front-desk',
  ADMIN: 'administrator',
  FINANCE: 'finance',
  REGIONAL_MANAGER: 'regional',
  GUIDE: 'others',
  AUDITOR: 'others',
};

/** The page of a role, and the others after it. */
export function chaptersFor(role: string): readonly Chapter[] {
  const own = OWN[role];
  return own ? [own, ...chapters.filter((chapter) => chapter !== own)] : chapters;
}

/** Whether a word of an address names a page. */
export function isChapter(name: string | undefined): name is Chapter {
  return (chapters as readonly (string | undefined)[]).includes(name);
}
