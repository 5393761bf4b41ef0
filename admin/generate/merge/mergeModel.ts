import type { Row } from '../choose.ts';
import type { FieldModel, Label, ResourceModel, VerbModel } from '../model.ts';

/** A field in which two rows differ. */
export interface Difference {
  readonly field: FieldModel;
  /** Whose value stays: for the viewer to say, that of the row that stays, or, of lists, both sides'. */
  readonly rule: 'CHOICE' | 'FIXED' | 'BOTH';
}

/** What the gateway says that a merge would do. */
export interface MergePreview {
  readonly following: readonly Following[];
  readonly obstacles: readonly Sentence[];
  readonly notes: readonly Sentence[];
}

/** A sentence in the panel's two languages. */
export interface Sentence {
  readonly messageZh: string;
  readonly messageEn: string;
}

export interface Following {
  readonly noun: string;
  readonly field: string;
  readonly count: number;
  readonly staysBehind: boolean;
  readonly messageZh: string | null;
  readonly messageEn: string | null;
}

/** The verb by which two rows of a resource are merged, if the viewer has one. */
export function mergeVerbOf({ verbs }: ResourceModel): VerbModel | undefined {
  return verbs.find(({ preview }) => preview !== null);
}

/** Asks what merging two rows would do. */
export function previewDocument(preview: string): string {
  return `query MergePreview($id: ID!, $otherId: ID!) { preview: ${preview}(id: $id, otherId: $otherId) {
    following { noun field count staysBehind messageZh messageEn } obstacles { messageZh messageEn } notes { messageZh messageEn } } }`;
}

export function textOf({ messageZh, messageEn }: Sentence): Label {
  return { zh: messageZh, en: messageEn };
}

/** Where two rows differ, of what people enter; what the product computes follows from that. */
export function differencesOf({ fields, operations }: ResourceModel, one: Row, other: Row): readonly Difference[] {
  return fields
    .filter(({ kind, editable, creatable }) => kind !== 'HAS_MANY' && (editable || creatable))
    .filter((field) => comparable(field, one) !== comparable(field, other))
    .map((field) => {
      const isEntered = field.editable && (operations.update?.inputFields.includes(field.input) ?? false);
      return { field, rule: isEntered ? (isList(field) ? 'BOTH' : 'CHOICE') : 'FIXED' };
    });
}

/** The names of the fields that are taken from the row that goes before the viewer has chosen: what is empty in the other. */
export function takenAtFirst(differences: readonly Difference[], keeps: Row): ReadonlySet<string> {
  const empty = differences.filter(({ field, rule }) => rule === 'CHOICE' && comparable(field, keeps) === 'null');
  return new Set(empty.map(({ field }) => field.name));
}

function isList({ kind }: FieldModel): boolean {
  return kind === 'LINKS' || kind === 'TAGS' || kind === 'CHOICES';
}

function comparable(field: FieldModel, row: Row): string {
  const value = row[field.name];
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'null';
  if (Array.isArray(value)) return JSON.stringify(value.map(idOf).toSorted());
  return JSON.stringify(field.kind === 'BELONGS_TO' ? idOf(value) : value);
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}
