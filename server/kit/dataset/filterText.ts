import { isReference, type Entity, type Field, type Label } from '../field/index.ts';

type Where = Readonly<Record<string, unknown>>;
type Language = keyof Label;

const SIGNS: Readonly<Record<string, string>> = { eq: '=', in: '=', ne: '≠', notIn: '≠', gt: '＞', gte: '≥', lt: '＜', lte: '≤' };

/** Characters that no system takes in the name of a file. */
const NO_NAME = /[\\/:*?"<>|\s]+/g;

/** What a file's name has room for. */
const MAX_LENGTH = 60;

/** A filter in few words, for the name of a file: `级别=核心、区域`. What it cannot say shortly is left to the field's label. */
export function filterText(entity: Entity, where: Where | undefined, language: Language): string {
  const parts = partsOf(entity, where ?? {}, language);
  const text = [...new Set(parts)].join(language === 'zh' ? '、' : ', ').replaceAll(NO_NAME, ' ');
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

function partsOf(entity: Entity, where: Where, language: Language): string[] {
  return Object.entries(where).flatMap(([name, operand]): string[] => {
    if (operand === null || operand === undefined) return [];
    if (name === 'q') return [String(operand)];
    if (name === 'and' || name === 'or' || name === 'not') {
      return [operand].flat().flatMap((part) => partsOf(entity, part as Where, language));
    }
    const field = entity.fields.get(name);
    if (!field) return [];
    return isReference(field) ? [field.label[language]] : [comparisonsText(field, operand as Where, language)];
  });
}

function comparisonsText(field: Field, operand: Where, language: Language): string {
  const told = Object.entries(operand).map(([operator, value]) => (SIGNS[operator] ?? ' ') + valueText(field, value, language));
  return `${field.label[language]}${told.join('')}`;
}

function valueText(field: Field, value: unknown, language: Language): string {
  const labels = 'choices' in field ? new Map(field.choices.members.map((member) => [member.value, member.label[language]])) : undefined;
  return [value]
    .flat()
    .map((one) => labels?.get(String(one)) ?? String(one).slice(0, 16))
    .join(',');
}
