import { createContext, useContext } from 'react';
import { useLocale, useResourceContext } from 'react-admin';
import type { Label, Locale, PanelModel, ResourceModel } from '../generate/model.ts';
import { resourceNamed } from '../generate/model.ts';
import { labelIn, mentionIn, titleOf } from '../generate/choose.ts';
import type { Row } from '../generate/choose.ts';

/** The model that the viewer's screens are generated from. */
export const PanelContext = createContext<PanelModel | null>(null);

/** The viewer's model. @throws outside the workspace. */
export function usePanel(): PanelModel {
  const model = useContext(PanelContext);
  if (!model) throw new Error('usePanel needs the workspace around it.');
  return model;
}

/** The resource of the page, or the named one. */
export function useResourceModel(name?: string): ResourceModel {
  const model = usePanel();
  const current = useResourceContext();
  return resourceNamed(model, name ?? current ?? '');
}

/** The language of the page. */
export function usePanelLocale(): Locale {
  return useLocale() === 'en' ? 'en' : 'zh';
}

/** Reads catalogue labels in the language of the page. */
export function useLabels(): (label: Label | null | undefined) => string {
  const locale = usePanelLocale();
  return (label) => (label ? labelIn(label, locale) : '');
}

/** Names nouns in the middle of a sentence, in the language of the page. */
export function useMentions(): (label: Label) => string {
  const locale = usePanelLocale();
  return (label) => mentionIn(label, locale);
}

/** Names rows in the language of the page. */
export function useTitles(): (resource: ResourceModel, row: Row | null | undefined) => string {
  const model = usePanel();
  const locale = usePanelLocale();
  return (resource, row) => titleOf(model, resource, row, locale);
}
