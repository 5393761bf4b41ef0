/** One thing that stands in the way: who, what, and by which article, as far as the sentence tells. */
export interface RefusedThing {
  readonly who: string | null;
  readonly what: string;
  readonly article: string | null;
}

const ARTICLE = /（([^（）]*第.+条)）$|\((tour regulation[^()]*)\)$/;

/** Takes the gate's sentence apart: `来宾4：未领安全帽（参观管理制度第六条）；…`. */
export function thingsIn(sentence: string): readonly RefusedThing[] {
  const parts = sentence.split(/；|; /).map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const found = ARTICLE.exec(part);
    const rest = part.replace(ARTICLE, '').trim();
    const colon = rest.indexOf('：');
    return {
      who: colon > 0 ? rest.slice(0, colon) : null,
      what: rest.slice(colon + 1),
      article: found?.[1] ?? found?.[2] ?? null,
    };
  });
}
