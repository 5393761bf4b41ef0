import { labelIn, titleOf } from '../../generate/choose.ts';
import type { Row } from '../../generate/choose.ts';
import type { Locale, PanelModel, ResourceModel } from '../../generate/model.ts';
import { fieldNamed } from '../../generate/model.ts';
import { factFields, factText } from '../../generate/useRowFacts.ts';
import { listSelection } from '../../provider/selection.ts';
import type { Entry, Section } from './entries.ts';

/** Records of one noun that are shown; where there are more, the list has them. */
const shownOfEach = 4;

/** Facts beside a record's name that tell it from others. */
const factsOfEach = 2;

/** The nouns whose records are found: what people reach by the menu, search and know by a name. */
export function searched(model: PanelModel): readonly ResourceModel[] {
  return model.resources.filter(
    (resource) =>
      resource.searchable && resource.group !== null && !resource.tells && fieldNamed(resource, resource.title)?.kind === 'TEXT',
  );
}

/** One request for all of them, each by the gateway's own search. */
export function searchDocument(model: PanelModel): string {
  const lists = searched(model).map((resource) => {
    const facts = factFields(resource)
      .slice(0, factsOfEach)
      .map(({ name }) => name);
    return `${resource.name}(where: { q: $q }, first: ${shownOfEach}) { nodes { ${listSelection(model, resource, facts)} } }`;
  });
  return `query palette($q: String!) { ${lists.join(' ')} }`;
}

/** What such a request is answered. */
export type SearchAnswer = Readonly<Record<string, { readonly nodes: readonly Row[] }>>;

interface Reading {
  readonly model: PanelModel;
  readonly locale: Locale;
  readonly typed: string;
  readonly more: (name: string) => string;
}

/** The found records by noun, and the way to all of them where there may be more. */
export function recordSections(answer: SearchAnswer, { model, locale, typed, more }: Reading): readonly Section[] {
  return searched(model).flatMap((resource) => {
    const rows = answer[resource.name]?.nodes ?? [];
    if (rows.length === 0) return [];
    const title = labelIn(resource.labels, locale);
    const all: Entry = { key: `all ${resource.name}`, icon: 'Search', text: more(title), to: listOf(resource, typed) };
    const entries = rows.map((row) => recordEntry(model, resource, row, locale));
    return [{ key: resource.name, title, entries: rows.length < shownOfEach ? entries : [...entries, all] }];
  });
}

function recordEntry(model: PanelModel, resource: ResourceModel, row: Row, locale: Locale): Entry {
  const id = String(row['id']);
  const text = titleOf(model, resource, row, locale);
  const facts = factFields(resource)
    .slice(0, factsOfEach)
    .map((field) => factText(model, field, row[field.name], locale));
  return {
    key: `record ${id}`,
    icon: resource.icon,
    text,
    hint: facts.filter((fact) => fact && fact !== text).join(' · '),
    to: `/${resource.name}/${id}/show`,
  };
}

function listOf({ name }: ResourceModel, typed: string): string {
  return `/${name}?${new URLSearchParams({ filter: JSON.stringify({ q: typed }) }).toString()}`;
}
