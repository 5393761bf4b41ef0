/** What was written into a form and is not saved yet, kept on this device. */
export interface FormDraft {
  /** When it was last written at, by this device's clock. */
  readonly at: string;
  /** The version of the row that the writer had before them; undefined for a new row. */
  readonly version: unknown;
  /** The fields that were written into, by the names of the form. */
  readonly values: Readonly<Record<string, unknown>>;
}

const prefix = 'formDraft/';
const keptMs = 7 * 24 * 60 * 60 * 1000;

/** Where the draft of one person's form is kept: of a row, or of a new one. */
export function draftName({ viewer, resource, id }: { readonly viewer: string; readonly resource: string; readonly id: unknown }): string {
  return `${prefix}${viewer}/${resource}/${typeof id === 'string' ? id : 'new'}`;
}

/** The draft that was left, unless it is a week old. */
export function readDraft(name: string): FormDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? 'null') as FormDraft | null;
    return draft && Date.now() - Date.parse(draft.at) < keptMs ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft in place of the one before, or none; a device that keeps nothing loses nothing else. */
export function keepDraft(name: string, draft: FormDraft | null): void {
  try {
    if (draft) localStorage.setItem(name, JSON.stringify(draft));
    else localStorage.removeItem(name);
  } catch {
    // the storage is full or closed: the form itself still has what was written
  }
}

/** Forgets what one person left unsaved: who signs out on purpose leaves nothing on the device. */
export function forgetDrafts(viewer: string): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(`${prefix}${viewer}/`)) localStorage.removeItem(name);
}
