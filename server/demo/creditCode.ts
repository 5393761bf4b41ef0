import type { Random } from './random.ts';

/** The characters of GB 32100-2015, by their values. */
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** An invented unified social credit code of a company registered in the region, with its valid check character. */
export function creditCode(regionCode: string, random: Random): string {
  const organisation = Array.from({ length: 9 }, () => random.pick([...DIGITS])).join('');
  const body = `91${regionCode}${organisation}`;
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += DIGITS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + DIGITS[(31 - (sum % 31)) % 31];
}
