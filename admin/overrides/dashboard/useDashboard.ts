import { useMemo } from 'react';
import { usePanel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import type { PanelModel } from '../../generate/model.ts';
import type { OpenCard } from './cardModel.ts';
import { openBreakdown, openFigure, openProgress, partOf } from './cardModel.ts';
import type { BreakdownCard, FigureCard, ProgressCard } from './cards.ts';
import { breakdownCards, progressCards } from './cards.ts';
import { figureCards } from './figureCards.ts';
import type { Moment } from './measure.ts';
import { momentOf } from './measure.ts';
import type { Part } from './parts.ts';

/** The cards of a role that the viewer's schema can fill. */
export interface Dashboard {
  readonly figures: readonly OpenCard<FigureCard>[];
  readonly progress: readonly OpenCard<ProgressCard>[];
  readonly breakdowns: readonly OpenCard<BreakdownCard>[];
  readonly parts: readonly Part[];
}

/** What is declared for a role, cut to what the viewer's schema holds. */
export function dashboardOf(model: PanelModel, role: string, moment: Moment): Dashboard {
  const of = <Card extends { readonly roles: readonly string[] }>(
    cards: readonly Card[],
    open: (model: PanelModel, moment: Moment, card: Card) => OpenCard<Card> | null,
  ) => cards.filter(({ roles }) => roles.includes(role)).flatMap((card) => open(model, moment, card) ?? []);
  const figures = of(figureCards, openFigure);
  const progress = of(progressCards, openProgress);
  const breakdowns = of(breakdownCards, openBreakdown);
  const parts = [
    ...figures.map((open) => partOf(open, partKey('figure', open.card))),
    ...progress.map((open) => partOf(open, partKey('card', open.card))),
    ...breakdowns.map((open) => partOf(open, partKey('card', open.card))),
  ];
  return { figures, progress, breakdowns, parts };
}

/** Under which a card's trouble is found. */
export function partKey(kind: 'figure' | 'card', { key }: { readonly key: string }): string {
  return `${kind}.${key}`;
}

/** The signed-in viewer's, the same for as long as the day is. */
export function useDashboard(): Dashboard & { readonly moment: Moment } {
  const model = usePanel();
  const { viewer } = useSession();
  return useMemo(() => {
    const moment = momentOf(model.today, viewer.id);
    return { ...dashboardOf(model, viewer.role, moment), moment };
  }, [model, viewer]);
}
