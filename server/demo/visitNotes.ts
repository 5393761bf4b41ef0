import type { Day } from './clock.ts';
import type { AccountTuple } from './data/accounts.ts';
import { CLOSINGS, COMPETITORS, KIND_CLOSINGS, NO_SHOWS, OPENINGS, PROBLEMS } from './data/visitPhrases.ts';
import { CHANNEL_TOPICS, KIND_TOPICS, TOPICS } from './data/visitTopics.ts';
import { Deck, Random } from './random.ts';

/** What is written about a visit. */
export interface VisitNote {
  readonly purpose: string;
  readonly summary: string;
  readonly problems: string | null;
  readonly competitorSeen: string | null;
  readonly nextStep: string;
}

interface NoteParts {
  /** Visits with the same key draw their subjects from one deck. */
  readonly deck: string;
  readonly industry: AccountTuple[5];
  readonly isChannel?: boolean;
  /** How one speaks of the person met. */
  readonly who: string;
  readonly kind: string;
  readonly outcome: string;
  readonly day: Day;
}

const OUTSPOKEN: Readonly<Record<string, number>> = { NEGATIVE: 0.75, NEUTRAL: 0.3, POSITIVE: 0.12, NO_SHOW: 0 };

/** Writes visit reports from phrases; none comes round again before all have been used. */
export class NoteWriter {
  private readonly random = new Random('notes');
  private readonly decks = new Map<string, Deck<unknown>>();

  write({ deck, industry, isChannel = false, who, kind, outcome, day }: NoteParts): VisitNote {
    const usual = isChannel ? CHANNEL_TOPICS : TOPICS[industry];
    const topics = KIND_TOPICS[kind];
    const [purpose, heard, next] = this.deal(topics ? `topics/${kind}` : `topics/${deck}`, topics ?? usual);
    const fill = (text: string): string => this.fill(text, who, day);
    const isMet = outcome !== 'NO_SHOW';
    const remark = (phrases: readonly string[], key: string, odds: number): string | null =>
      this.random.chance(odds) ? fill(this.deal(`${key}/${industry}`, phrases)) : null;
    return {
      purpose,
      summary: isMet ? fill(this.summary(heard, kind, outcome)) : fill(this.deal('noShows', NO_SHOWS)),
      problems: remark(PROBLEMS[industry], 'problems', kind === 'COMPLAINT' && isMet ? 1 : OUTSPOKEN[outcome]!),
      competitorSeen: remark(COMPETITORS[industry], 'competitors', isMet ? 0.22 : 0),
      nextStep: isMet ? next : '电话确认后改期再访',
    };
  }

  private summary(heard: readonly string[], kind: string, outcome: string): string {
    const special = KIND_CLOSINGS[kind]?.[outcome];
    const closing = special ? this.deal(`closings/${kind}/${outcome}`, special) : this.deal(`closings/${outcome}`, CLOSINGS[outcome]!);
    return `${this.deal('openings', OPENINGS)}${this.random.pick(heard)}。${closing}`;
  }

  private fill(text: string, who: string, day: Day): string {
    const month = ((Number(day.slice(5, 7)) + this.random.int(0, 2)) % 12) + 1;
    return text
      .replaceAll('{who}', who)
      .replaceAll('{month}', `${month}月`)
      .replaceAll('{n}', String(this.random.int(2, 6)))
      .replaceAll('{pct}', String(this.random.int(2, 9)));
  }

  /** One deck for each key, shuffled anew when it is used up. */
  private deal<T>(key: string, items: readonly T[]): T {
    const deck = (this.decks.get(key) as Deck<T> | undefined) ?? new Deck(items, new Random(key));
    this.decks.set(key, deck);
    return deck.deal();
  }
}
