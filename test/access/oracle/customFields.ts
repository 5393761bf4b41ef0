import type { Role } from '../../../server/access/roles.ts';
import { DictionaryItem } from '../../../server/entities/dictionaryItem.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import type { Extension, Extensions, Field } from '../../../server/kit/field/index.ts';

type ByNoun = Partial<Record<EntityName, readonly string[]>>;

function added(field: Field): Extension {
  return { field: { ...field, custom: true }, isListed: true, isOffered: false };
}

const label = (zh: string, en: string) => ({ zh, en });

/** The fields that an administrator has added on the stage of the suite, by hand as a native one would be declared. */
const FIELDS: Extensions['fields'] = new Map([
  [
    'Account',
    [
      added({ name: 'x_cap', label: label('封顶金额', 'Cap'), kind: 'MONEY', precision: 18, scale: 2 }),
      added({
        name: 'x_tint',
        label: label('色标', 'Tint'),
        kind: 'CHOICE',
        personal: true,
        choices: {
          name: 'Account_x_tint',
          members: [
            { value: 'WARM', label: label('暖', 'Warm') },
            { value: 'COLD', label: label('冷', 'Cold') },
            { value: 'GONE', label: label('旧', 'Gone'), retired: true },
          ],
        },
      }),
    ],
  ],
  ['Contact', [added({ name: 'x_nick', label: label('昵称', 'Nickname'), kind: 'TEXT', max: 60 })]],
  [
    'Visit',
    [
      added({
        name: 'x_mood',
        label: label('氛围', 'Mood'),
        kind: 'BELONGS_TO',
        target: () => DictionaryItem,
        only: { dictionary: 'INDUSTRY' },
      }),
    ],
  ],
]);

export const STAGE_FIELDS: Extensions = { fields: FIELDS };

/** Roles that are not among their readers; reporting tokens never read what is personal. Who reads a noun's names alone reads none of them. */
export const CUSTOM_HIDDEN: Partial<Record<Role, ByNoun>> = {
  REGIONAL_MANAGER: { Account: ['x_cap'] },
  SPECIALIST: { Account: ['x_cap'], Contact: ['x_nick'] },
  FINANCE: { Contact: ['x_nick'], Visit: ['x_mood'] },
  PARTNER: { Account: ['x_cap'] },
  BI: { Account: ['x_cap', 'x_tint'], Visit: ['x_mood'] },
};

/** Inputs of roles that read a field and are not among its writers. */
export const CUSTOM_LOCKED: Partial<Record<Role, ByNoun>> = {
  MANAGER: { Visit: ['x_moodId'] },
  SPECIALIST: { Account: ['x_cap'], Contact: ['x_nick'] },
};

/** An event tells all that was written: who does not see one of a noun's fields does not hear of its rows. */
export const CUSTOM_UNHEARD: Partial<Record<Role, readonly EntityName[]>> = { SPECIALIST: ['Account', 'Contact'] };
