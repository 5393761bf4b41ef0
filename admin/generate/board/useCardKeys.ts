import type { FocusEvent, KeyboardEvent } from 'react';
import type { RaRecord } from 'react-admin';
import { useNavigate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { useBoardContext } from './BoardContext.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The keyboard on a card: arrows walk over the board; the space bar picks the card up and puts it down, Escape puts it back. */
export function useCardKeys(row: RaRecord) {
  const resource = useResourceModel();
  const navigate = useNavigate();
  const { moves, states } = useBoardContext();
  const isHeld = moves.held?.row.id === row.id && moves.held.isByKeys;

  const carry = (key: string): boolean => {
    const own = moves.placeOf(row);
    const open = new Set([own, ...moves.movesOf(row).map(({ to }) => to)]);
    const ways = states.filter((state) => open.has(state));
    const over = moves.held?.over ?? own;
    if (key === ' ' || key === 'Enter') moves.drop(row, over);
    else if (key === 'Escape') moves.letGo();
    else if (STEPS[key]) moves.hover(ways[(ways.indexOf(over) + STEPS[key] + ways.length) % ways.length]!);
    else return false;
    return true;
  };
  const walk = (key: string, card: HTMLElement): boolean => {
    if (key === ' ') moves.pickUp(row, true);
    else if (key === 'Enter') navigate(`/${resource.name}/${row.id}/show`);
    else if (STEPS[key]) neighbour(card, key)?.focus();
    else return false;
    return true;
  };
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const isTaken = isHeld ? carry(event.key) : walk(event.key, event.currentTarget);
      if (isTaken) event.preventDefault();
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (isHeld && event.target === event.currentTarget) moves.letGo();
    },
  };
}

/** The next card of the column, or the nearest one in the columns beside it. */
function neighbour(card: HTMLElement, key: string): HTMLElement | null {
  const column = card.closest('[data-column]');
  const cards = cardsOf(column);
  const place = cards.indexOf(card);
  if (key === 'ArrowUp' || key === 'ArrowDown') return cards[place + STEPS[key]!] ?? null;
  const columns = [...(column?.parentElement?.querySelectorAll('[data-column]') ?? [])].filter((one) => cardsOf(one).length > 0);
  const beside = cardsOf(columns[columns.indexOf(column!) + STEPS[key]!] ?? null);
  return beside[Math.min(place, beside.length - 1)] ?? null;
}

function cardsOf(column: Element | null): HTMLElement[] {
  return [...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
}
