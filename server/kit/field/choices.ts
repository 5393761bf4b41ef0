import type { Choice, ChoiceColor, Choices } from './definition.ts';

type Member = readonly [zh: string, en: string, color?: ChoiceColor];

/**
 * Declares an enumeration once, for GraphQL, the column's CHECK, labels and chips.
 * @example const Grade = choices('SpecialistGrade', { TRAINEE: ['见习', 'Trainee'], SENIOR: ['高级', 'Senior', 'green'] });
 */
export function choices<M extends Record<string, Member>>(name: string, members: M): Choices<keyof M & string> {
  return { name, members: Object.entries(members).map(toChoice) };
}

/** An enumeration that a product may have further members of, which administrators add while it runs. */
export function openChoices<M extends Record<string, Member>>(name: string, members: M): Choices<keyof M & string> {
  return { ...choices(name, members), isOpen: true };
}

/** The union of an enumeration's codes. */
export type ChoiceOf<C> = C extends Choices<infer V> ? V : never;

function toChoice([value, [zh, en, color]]: [string, Member]): Choice {
  return { value, label: { zh, en }, ...(color && { color }) };
}
