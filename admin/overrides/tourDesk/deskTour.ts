import { createContext, useContext } from 'react';
import { useLabels, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import type { FieldModel } from '../../generate/model.ts';
import { fieldNamed } from '../../generate/model.ts';
import type { DeskVerb } from './deskEntry.ts';
import type { ShownTour } from './projectTour.ts';

/** The tour at hand, and the viewer's part in it. */
export interface DeskTour {
  readonly tour: ShownTour;
  /** Whether the viewer receives the party, or only looks on. */
  readonly canAct: boolean;
  act(verb: DeskVerb, input?: Readonly<Record<string, unknown>>): void;
  /** The gateway's clock, as far as it is known. */
  now(): string;
}

export const DeskTourContext = createContext<DeskTour | null>(null);

/** @throws outside the desk of one tour */
export function useDeskTour(): DeskTour {
  const desk = useContext(DeskTourContext);
  if (!desk) throw new Error('useDeskTour needs the desk of a tour around it.');
  return desk;
}

/** What the catalogue calls a verb of the desk, or a field of its nouns. */
export function useDeskWords() {
  const label = useLabels();
  const locale = usePanelLocale();
  const { verbs } = useResourceModel('tourRequests');
  return {
    verb: (name: string) => label(verbs.find(({ operation }) => operation.name === name)?.label),
    /** Of a row that has its name in both languages. */
    nameOf: (row: { readonly nameZh: string; readonly nameEn: string } | null | undefined) =>
      row ? (locale === 'zh' ? row.nameZh : row.nameEn) : '',
    inLocale: (zh: string | null, en: string | null) => (locale === 'zh' ? zh : en) ?? zh ?? en ?? '',
  };
}

/** A field of a verb's form, with its options. */
export function useVerbField(verb: DeskVerb, name: string): FieldModel | undefined {
  const { verbs } = useResourceModel('tourRequests');
  return verbs.find(({ operation }) => operation.name === verb)?.fields.find((field) => field.name === name);
}

export function useNounField(resource: string, name: string): FieldModel | undefined {
  return fieldNamed(useResourceModel(resource), name);
}
