import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { usePanelLocale, useResourceModel, useTitles } from '../../app/panel.ts';
import { formatDate, formatWeekday } from '../../i18n/time.ts';
import { daysBetween } from './calendarModel.ts';
import type { Placed } from './useCalendar.ts';
import { addDays } from './workDays.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface Carried {
  readonly entry: Placed;
  readonly over: string;
}

interface CarryParts {
  readonly entries: readonly Placed[];
  readonly mayMove: boolean;
  move(entry: Placed, days: number): Promise<string | null>;
}

/** Moves a row by keys, and tells aloud what happens: the space bar picks it up and puts it down, arrows choose the day, Escape puts it back. */
export function useCarry({ entries, mayMove, move }: CarryParts) {
  const { said, say } = useWords();
  const [carried, setCarried] = useState<Carried | null>(null);
  const { root, follow } = useFocusOn();

  const drop = async ({ entry, over }: Carried) => {
    setCarried(null);
    const days = daysBetween(entry.from, over);
    const reason = days === 0 ? null : await move(entry, days);
    if (days !== 0 && reason === null) follow(String(entry.row.id));
    say(days === 0 ? 'back' : reason === null ? 'dropped' : 'refused', entry, over, reason);
  };
  const carry = (key: string, held: Carried): boolean => {
    const over = addDays(held.over, STEPS[key] ?? 0);
    if (key === ' ' || key === 'Enter') void drop(held);
    else if (key === 'Escape') void drop({ ...held, over: held.entry.from });
    else if (over === held.over) return false;
    else {
      setCarried({ ...held, over });
      say('over', held.entry, over);
    }
    return true;
  };
  const pickUp = (entry: Placed | undefined): boolean => {
    if (!entry) return false;
    if (mayMove) setCarried({ entry, over: entry.from });
    say(mayMove ? 'picked' : 'stuck', entry, entry.from);
    return true;
  };
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).dataset['entry'];
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = () => entries.find(({ row }) => String(row.id) === id);
    const isTaken = carried ? carry(event.key, carried) : event.key === ' ' && pickUp(found());
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { root, carried, said, onKeyDownCapture, onBlurCapture: () => setCarried(null) };
}

/** Gives the focus to a row again that was drawn anew on another day. */
function useFocusOn() {
  const root = useRef<HTMLDivElement>(null);
  const followed = useRef<string | null>(null);
  useEffect(() => {
    const element = followed.current && root.current?.querySelector<HTMLElement>(`[data-entry="${followed.current}"]`);
    if (!element || document.activeElement !== document.body) return;
    element.focus();
    followed.current = null;
  });
  return {
    root,
    follow: (id: string) => {
      followed.current = id;
    },
  };
}

/** What is said aloud of a row. */
function useWords() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const title = useTitles();
  const resource = useResourceModel();
  const [said, setSaid] = useState('');
  const say = (key: string, { row }: Placed, day: string, reason: string | null = null) =>
    setSaid(
      translate(`panel.looks.calendar.said.${key}`, {
        name: title(resource, row),
        day: `${formatDate(day, locale)} ${formatWeekday(day, locale)}`,
        reason: reason ?? '',
      }),
    );
  return { said, say };
}
