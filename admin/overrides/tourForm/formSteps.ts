/** The steps of form F, with the fields that each asks for. */
export const formSteps = [
  {
    key: 'party',
    fields: [
      'account',
      'visitorOrg',
      'category',
      'tourType',
      'leader',
      'leaderText',
      'headcount',
      'mediaActivity',
      'purpose',
      'content',
      'needs',
    ],
  },
  { key: 'way', fields: ['route', 'plannedStart', 'plannedEnd'] },
  { key: 'notice', fields: ['officeContactedAt', 'urgentReason'] },
  { key: 'list', fields: [] },
] as const;

/** One line of the list: name, then organisation and title if they are given. */
export interface ListedVisitor {
  readonly name: string;
  readonly org?: string;
  readonly title?: string;
}

/** Takes a list as it is pasted: a person a line, parts apart by commas or tabs. */
export function visitorsIn(text: string): readonly ListedVisitor[] {
  const lines = text.split('\n').map((line) => line.split(/[,，\t]/).map((part) => part.trim()));
  return lines.flatMap(([name, org, title]) => (name ? [{ name, ...(org && { org }), ...(title && { title }) }] : []));
}
