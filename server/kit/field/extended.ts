import type { Choice, Field } from './definition.ts';
import type { Entity } from './entity.ts';

/** A field that a product has beyond the declared ones, and where people first meet it. */
export interface Extension {
  readonly field: Field;
  /** Whether it stands in lists unless somebody takes it out. */
  readonly isListed: boolean;
  /** Whether filters offer it first. */
  readonly isOffered: boolean;
}

/** What a product has beyond the declarations. */
export interface Extensions {
  /** By the name of the noun. */
  readonly fields: ReadonlyMap<string, readonly Extension[]>;
  /** Further members of open enumerations, by the enumeration's name. */
  readonly members?: ReadonlyMap<string, readonly Choice[]>;
}

/** The form tab of added fields. */
const TAB = 'custom';
const TABS = { main: ['基本信息', 'Basics'], custom: ['补充信息', 'Further details'] } as const;

/** The noun with what the product has beyond its declaration, which stays as it is for products that have nothing. */
export function extended(entity: Entity, { fields, members = new Map() }: Extensions): Entity {
  const whole = withMembers(entity, members);
  const extensions = fields.get(entity.name) ?? [];
  return extensions.length ? withFields(whole, extensions) : whole;
}

function withMembers(entity: Entity, members: NonNullable<Extensions['members']>): Entity {
  const grown = [...entity.fields.values()].flatMap((field): Field[] => {
    const more = 'choices' in field && field.choices.isOpen ? (members.get(field.choices.name) ?? []) : [];
    return 'choices' in field && more.length
      ? [{ ...field, choices: { ...field.choices, members: [...field.choices.members, ...more] } }]
      : [];
  });
  return grown.length ? { ...entity, fields: new Map([...entity.fields, ...grown.map((field) => [field.name, field] as const)]) } : entity;
}

function withFields(entity: Entity, extensions: readonly Extension[]): Entity {
  const namesOf = (some: readonly Extension[]): string[] => some.map(({ field }) => field.name);
  return {
    ...entity,
    fields: new Map([...entity.fields, ...extensions.map(({ field }) => [field.name, { ...field, tab: TAB }] as const)]),
    list: [...entity.list, ...namesOf(extensions.filter(({ isListed }) => isListed))],
    filters: [...entity.filters, ...namesOf(extensions.filter(({ isOffered }) => isOffered))],
    tabs: Object.keys(entity.tabs ?? {}).length ? { ...entity.tabs, [TAB]: TABS.custom } : TABS,
  };
}

/** The fields of a noun that were added to the declared ones. */
export function customFields(entity: Entity): Field[] {
  return [...entity.fields.values()].filter(({ custom }) => custom);
}
