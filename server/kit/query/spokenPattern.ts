/** Letters of pinyin as people type them; what is shorter would stand in nearly every title. */
const SPOKEN = /^[a-z][a-z0-9]{1,31}$/;

/**
 * The pattern by which a typed word finds a title by how it is read: whole syllables, initials, or some of each; null for what is no pinyin.
 * Each letter stands next to the one before it or begins the next syllable.
 * @example 'zgtie' → finds 'zhong guo tie lu', as do 'zhongguo', 'zhguo' and 'tl'
 */
export function spokenPattern(word: string): string | null {
  const letters = word.toLowerCase().replaceAll(/['’]/g, '');
  return SPOKEN.test(letters) ? `\\m${[...letters].join('(?:[a-z0-9]* )?')}` : null;
}
