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
