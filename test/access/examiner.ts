import { PARTS } from './examinations.ts';
import { Notebook } from './notebook.ts';

/** One part of the certificate in a process of its own: what it found goes to the process that asked for it. */
// nobody waits for it any more
process.once('disconnect', () => process.exit(1));
const [part, scale, notebook] = process.argv.slice(2);
const found = await PARTS[part!]!({ scale: Number(scale), notebook: new Notebook(notebook!) });
process.send!(found, () => process.exit());
