import type { Shape } from '../../i18n/shape.ts';
import type { zhHandbook } from './zhHandbook.ts';

/** The handbook's frame in English; its pages are Markdown. */
export const enHandbook: Shape<typeof zhHandbook> = {
  title: 'Handbook',
  contents: 'Contents of the handbook',
  chapter: {
    specialist: 'Account specialist',
    manager: 'Key-account manager',
    office: 'Office and reception',
    'front-desk': 'Front desk of a site',
    administrator: 'Administrator',
    developer: 'API and BI',
    finance: 'Finance',
    regional: 'Regional manager',
    others: 'Guides and auditors',
  },
};
