import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { pages } from '../../overrides/pages.ts';
import { usePanel, usePanelLocale } from '../panel.ts';
import { commandEntries, matching, pageEntries } from './entries.ts';
import type { Entry, Section } from './entries.ts';
import { useRecents } from './recents.ts';
import type { RecentRecord } from './recents.ts';
import { useFound } from './useFound.ts';
import type { PanelModel } from '../../generate/model.ts';
import { labelIn } from '../../generate/choose.ts';

/** Pages and commands that are shown beside records; the typed words tell them apart soon. */
const shownBeside = 4;

/** What the typed words find; before anything is typed, where one was last and what there is. */
export function useSections(typed: string) {
  const translate = useTranslate();
  const model = usePanel();
  const locale = usePanelLocale();
  const recents = useRecents();
  const found = useFound(typed);
  const [pageList, commands] = useMemo(
    () => [pageEntries(model, pages, { translate, locale }), commandEntries(model, { translate, locale })] as const,
    [model, translate, locale],
  );
  const isEmpty = typed.trim() === '';
  const most = isEmpty ? Number.MAX_SAFE_INTEGER : shownBeside;
  const section = (key: string, entries: readonly Entry[]): Section => ({ key, title: translate(`panel.palette.${key}`), entries });
  const beside = [
    section('pages', matching(pageList, typed).slice(0, most)),
    section('commands', matching(commands, typed).slice(0, most)),
  ];
  const recent = recents.flatMap((one) => recentEntry(model, one, locale));
  const all = isEmpty ? [section('recent', recent), ...beside] : [...beside, ...found.sections];
  return { sections: all.filter(({ entries }) => entries.length > 0), isSearching: found.isSearching, error: found.error };
}

function recentEntry(model: PanelModel, { resource: name, id, title }: RecentRecord, locale: 'zh' | 'en'): readonly Entry[] {
  const resource = model.resources.find((one) => one.name === name);
  if (!resource) return [];
  return [{ key: `recent ${id}`, icon: resource.icon, text: title, hint: labelIn(resource.label, locale), to: `/${name}/${id}/show` }];
}
