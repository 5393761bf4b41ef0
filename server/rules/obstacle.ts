/** An article of the tour regulation (domain §1.3), or a rule taken from a sister regulation or of the house's own. */
export type Article = 'T3' | 'T4' | 'T5' | 'T6' | 'T7' | 'T8' | 'T9' | 'T10' | 'HOUSE';

/** What stands in a tour's way: whom it concerns, what is missing, by which article. */
export interface Obstacle {
  readonly article: Article;
  readonly zh: string;
  readonly en: string;
}

/** All obstacles as one sentence a language, each with its article. */
export function obstaclesText(obstacles: readonly Obstacle[]): { readonly zh: string; readonly en: string } {
  return {
    zh: obstacles.map(({ zh, article }) => `${zh}${article === 'HOUSE' ? '' : `（参观管理制度第${NUMERALS[article]}条）`}`).join('；'),
    en: obstacles
      .map(({ en, article }) => `${en}${article === 'HOUSE' ? '' : ` (tour regulation, article ${article.slice(1)})`}`)
      .join('; '),
  };
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

export function obstacle(article: Article, zh: string, en: string): Obstacle {
  return { article, zh, en };
}

/** The obstacle, where it is one. */
export function when(isSo: boolean, found: Obstacle): readonly Obstacle[] {
  return isSo ? [found] : [];
}
