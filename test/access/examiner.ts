import { PARTS } from './examinations.ts';

/** One part of the certificate in a process of its own: what it found goes to the process that asked for it. */
const [part, scale] = process.argv.slice(2);
const found = await PARTS[part!]!(Number(scale));
process.send!(found, () => process.exit());
