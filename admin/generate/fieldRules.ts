import { maxLength, maxValue, minValue, regex, required } from 'react-admin';
import type { Validator } from 'react-admin';
import type { FieldModel } from './model.ts';

const decimalPattern = /^-?\d+(\.\d+)?$/;

const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  creditCode: /^[0-9A-HJ-NP-RTUW-Y]{18}$/,
};

/** The checks that need no server; the gateway makes them all again, and more. */
export function rulesOf(field: FieldModel): Validator[] {
  return [
    ...(field.required ? [required()] : []),
    ...(field.maxLength ? [maxLength(field.maxLength)] : []),
    ...formatRules(field),
    ...figureRules(field),
  ];
}

function formatRules(field: FieldModel): Validator[] {
  const pattern = field.format ? formats[field.format] : undefined;
  return pattern ? [regex(pattern, `panel.form.formatInvalid.${field.format}`)] : [];
}

function figureRules(field: FieldModel): Validator[] {
  const bounds = [
    ...(field.min === null ? [] : [minValue(Number(field.min))]),
    ...(field.max === null ? [] : [maxValue(Number(field.max))]),
  ];
  switch (field.kind) {
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return [regex(decimalPattern, 'panel.form.decimalInvalid'), ...scaleRule(field), ...bounds];
    case 'NUMBER':
      return bounds;
    default:
      return [];
  }
}

function scaleRule(field: FieldModel): Validator[] {
  const { scale } = field;
  if (scale === null) return [];
  return [
    (value: unknown) => {
      const fraction = String(value ?? '').split('.')[1] ?? '';
      return fraction.length > scale ? { message: 'panel.form.scale', args: { scale } } : undefined;
    },
  ];
}
