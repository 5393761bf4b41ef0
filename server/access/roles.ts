/** The roles of the product; the first nine sign in, the last two are API tokens' (domain §2.12). */
export const ROLES = [
  'ADMIN',
  'REGIONAL_MANAGER',
  'MANAGER',
  'SPECIALIST',
  'OFFICE',
  'GUIDE',
  'SITE_STAFF',
  'FINANCE',
  'AUDITOR',
  'PARTNER',
  'BI',
] as const;
export type Role = (typeof ROLES)[number];

/** Who takes whole lists out of the house, of what they read: those who answer for the rows, and programs made to report. */
export const EXPORTERS: ReadonlySet<Role> = new Set<Role>(['ADMIN', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'BI']);
