/** An article of the tour regulation (domain §1.3), or a rule taken from a sister regulation or of the house's own. */
export type Article = 'T3' | 'T4' | 'T5' | 'T6' | 'T7' | 'T8' | 'T9' | 'T10' | 'HOUSE';

/** What stands in a tour's way: whom it concerns, what is missing, by which article. */
export interface Obstacle {
  readonly article: Article;
  /** The visitor's name; null where it is about the whole party. */
  readonly who: string | null;
  readonly zh: string;
  readonly en: string;
}

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** All obstacles as one sentence a language, each with its person and its article. */
export function obstaclesText(obstacles: readonly Obstacle[]): Text {
  const cited = obstacles.map((one) => ({ ...one, rule: ruleOf(one) }));
  return {
    zh: cited.map(({ who, zh, rule }) => `${who ? `${who}：` : ''}${zh}${rule ? `（${rule.zh}）` : ''}`).join('；'),
    en: cited.map(({ who, en, rule }) => `${who ? `${who} ` : ''}${en}${rule ? ` (${rule.en})` : ''}`).join('; '),
  };
}

/** The article in words; null for a rule of the house. */
export function ruleOf({ article }: Obstacle): Text | null {
  if (article === 'HOUSE') return null;
  return { zh: `参观管理制度第${NUMERALS[article]}条`, en: `tour regulation, article ${article.slice(1)}` };
}

const NUMERALS: Readonly<Record<Exclude<Article, 'HOUSE'>, string>> = {
  T3: '三',
  T4: '四',
  T5: '五',
  T6: '六',
  T7: '七',
  T8: '八',
  T9: '九',
  T10: '十',
};

/** One that is about the whole party; see {@link of}. */
export function obstacle(article: Article, zh: string, en: string): Obstacle {
  return { article, who: null, zh, en };
}

/** The obstacle as one of a person's: in English its text goes on from their name. */
export function of(who: string, found: Obstacle): Obstacle {
  return { ...found, who };
}

/** The obstacle, where it is one. */
export function when(isSo: boolean, found: Obstacle): readonly Obstacle[] {
  return isSo ? [found] : [];
}
