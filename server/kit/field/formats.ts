import type { TextFormat } from './definition.ts';
import { isPeriod } from './values.ts';

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const MOBILE = /^(\+?86|0086)?1[3-9]\d{9}$/;
const LANDLINE = /^(0[1-9]\d{1,2}|(\+?86|0086)0?[1-9]\d{1,2})?[2-8]\d{6,7}((转|x|ext\.?)\d{1,6})?$/i;
const SERVICE = /^[48]00\d{7}$/;
const FOREIGN = /^\+(?!86)[1-9]\d{6,14}$/;

/** Digits of GB 32100-2015: no I, O, S, V and Z. */
const CREDIT_DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE = /^[1-9A-HJ-NPQRTUWXY][1-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

const CHECKS: Readonly<Record<TextFormat, (value: string) => boolean>> = {
  email: (value) => EMAIL.test(value),
  phone: isPhone,
  creditCode: isCreditCode,
  period: isPeriod,
};

/**
 * Whether a text has the form that its field asks for; the empty text has none.
 * @example checkFormat('creditCode', '91210200818662019X') // false: the check character is 7
 */
export function checkFormat(format: TextFormat, value: string): boolean {
  return CHECKS[format](value);
}

/** A mobile, landline or 400 number of China, or a foreign one with its `+`; spaces, dashes and brackets are free. */
function isPhone(value: string): boolean {
  const compact = value.replace(/[\s()（）-]/g, '');
  return [MOBILE, LANDLINE, SERVICE, FOREIGN].some((form) => form.test(compact));
}

/** Unified social credit code, GB 32100-2015: weights 3ⁱ mod 31 over 17 characters, the 18th makes the sum divisible by 31. */
function isCreditCode(value: string): boolean {
  if (!CREDIT_CODE.test(value)) return false;
  const digits = [...value].map((character) => CREDIT_DIGITS.indexOf(character));
  let [sum, weight] = [0, 1];
  for (const digit of digits.slice(0, 17)) {
    sum += digit * weight;
    weight = (weight * 3) % 31;
  }
  return (sum + (digits[17] ?? 0)) % 31 === 0;
}
