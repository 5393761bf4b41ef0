import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a run of hours has found so far, a line each, so that one that was cut goes on where it was. */
export class Notebook {
  private readonly notes: ReadonlyMap<string, unknown>;

  constructor(private readonly file: string) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    this.notes = new Map(lines.map((line) => JSON.parse(line) as [string, unknown]));
  }

  /** What is noted under the name; else what `find` finds, noted if it is to stand. */
  async noted<Note>(name: string, find: () => Note | Promise<Note>, stands: (note: Note) => boolean = () => true): Promise<Note> {
    if (this.notes.has(name)) return this.notes.get(name) as Note;
    const note = await find();
    // lines of several processes: each is written whole
    if (stands(note)) appendFileSync(this.file, `${JSON.stringify([name, note])}\n`);
    return note;
  }

  /** One that begins anew, or goes on. */
  static at(file: string, { anew }: { readonly anew: boolean }): Notebook {
    mkdirSync(dirname(file), { recursive: true });
    if (anew) writeFileSync(file, '');
    return new Notebook(file);
  }
}
