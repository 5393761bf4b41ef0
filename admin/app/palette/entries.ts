import type { Locale, PanelModel, ResourceModel, VerbModel } from '../../generate/model.ts';
import { labelIn, mentionIn } from '../../generate/choose.ts';
import { menuOf } from '../menu.ts';
import type { MenuGroup } from '../menu.ts';
import { pagesFor, type PanelPage } from '../pages.ts';
import { spokenOf, spokenPlace } from './spoken.ts';

/** What choosing an entry does that is no page. */
export type Command = 'language' | 'theme' | 'keys' | 'signOut' | VerbModel;

/** One line of the palette. */
export interface Entry {
  readonly key: string;
  readonly icon: string | null;
  readonly text: string;
  /** Small print beside it: where it belongs, or what else is known of it. */
  readonly hint?: string;
  /** Where it leads; an entry without is a command. */
  readonly to?: string;
  readonly command?: Command;
}

/** Entries under a heading. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

type Translate = (key: string, options?: Readonly<Record<string, unknown>>) => string;

interface Words {
  readonly translate: Translate;
  readonly locale: Locale;
}

/** Every page of the viewer's two menus: what the house holds, and what stands behind their name. */
export function pageEntries(model: PanelModel, pages: readonly PanelPage[], { translate, locale }: Words): readonly Entry[] {
  const home: Entry = { key: 'page /', icon: 'Home', text: translate('panel.palette.home'), to: '/' };
  const found = menuOf(model, pages).flatMap((entry) => groupEntries(entry, { translate, locale }));
  const beside = pagesFor(model, pages)
    .filter(({ group, isPaper }) => group === null && !isPaper)
    .map(({ path, icon, label }) => ({ key: `page ${path}`, icon, text: translate(label), to: `/${path}` }));
  return [home, ...found, ...beside];
}

function groupEntries({ group, pages, resources, reports }: MenuGroup, { translate, locale }: Words): readonly Entry[] {
  const hint = group.label ? labelIn(group.label, locale) : translate('panel.menu.other');
  const page = (path: string, icon: string | null, text: string): Entry => ({ key: `page ${path}`, icon, text, hint, to: `/${path}` });
  const own = pages.map(({ path, icon, label }) => page(path, icon, translate(label)));
  const lists = resources.map(({ name, icon, labels }) => page(name, icon, labelIn(labels, locale)));
  const tables = reports.map(({ name, icon, label }) => page(`reports/${name}`, icon, labelIn(label, locale)));
  return own.concat(lists, tables);
}

/** What can be done from anywhere. */
export function commandEntries(model: PanelModel, { translate, locale }: Words): readonly Entry[] {
  const made = model.resources.filter(({ group, operations }) => group !== null && operations.create);
  const create = made.map((resource) => ({
    key: `new ${resource.name}`,
    icon: resource.icon,
    text: translate('panel.show.addRelated', { name: mentionIn(resource.label, locale) }),
    to: `/${resource.name}/create`,
  }));
  const verbs = model.resources.flatMap((resource) =>
    resource.verbs.filter(({ onRow }) => !onRow).map((verb) => verbEntry(resource, verb, locale)),
  );
  const command = (name: Extract<Command, string>, icon: string): Entry => ({
    key: `command ${name}`,
    icon,
    text: translate(`panel.palette.command.${name}`),
    command: name,
  });
  const own = [command('language', 'Translate'), command('theme', 'Contrast'), command('keys', 'Keyboard'), command('signOut', 'Logout')];
  return [...verbs, ...own, ...create];
}

function verbEntry(resource: ResourceModel, verb: VerbModel, locale: Locale): Entry {
  return {
    key: `verb ${verb.operation.name}`,
    icon: verb.icon,
    text: labelIn(verb.label, locale),
    hint: labelIn(resource.labels, locale),
    command: verb,
  };
}

/** Those that the typed words find, by their text or by how it is read; the closest first. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed.trim().toLowerCase();
  if (!words) return entries;
  const ranked = entries.flatMap((entry) => {
    const rank = rankOf(entry.text.toLowerCase(), words);
    return rank === null ? [] : [{ entry, rank }];
  });
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ entry }) => entry);
}

function rankOf(text: string, words: string): number | null {
  if (text.startsWith(words)) return 0;
  if (text.includes(words)) return 1;
  const place = spokenPlace(spokenOf(text), words);
  if (place === null) return null;
  return place === 0 ? 2 : 3;
}
