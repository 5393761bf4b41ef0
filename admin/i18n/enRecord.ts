import type { Shape } from './shape.ts';
import type { zhRecord } from './zhRecord.ts';
import { enMerge } from './enMerge.ts';
import { enOptions } from './enOptions.ts';

/** The words of a record's page. */
export const enRecord: Shape<typeof zhRecord> = {
  options: enOptions,
  merge: enMerge,
  neighbours: 'Previous and next',
  previous: 'Previous',
  next: 'Next',
  duplicates: 'Possible duplicates',
  newWindow: 'opens in a new window',
  facts: '(%{facts})',
  actions: 'Actions',
  refused: 'Not possible now',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkRefused: 'The browser does not let us copy; take the link from the address bar',
};
