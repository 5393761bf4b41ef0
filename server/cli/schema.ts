import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { verbs } from '../actions/index.ts';
import { entities } from '../entities/index.ts';
import { catalogueResolver } from '../kit/catalogue/resolver.ts';
import { Registry } from '../kit/field/index.ts';
import { buildFullSchema } from '../kit/schema/build.ts';
import { sorted } from '../kit/schema/viewerSchema.ts';

const FILE = 'schema.graphql';

if (import.meta.main) main(process.argv.includes('--check'));

/** The full schema, the union of all grants, in an order that does not depend on how it was built. */
export function fullSchemaText(): string {
  const registry = new Registry(Object.values(entities));
  return `${printSchema(sorted(buildFullSchema({ registry, verbs, extras: [catalogueResolver] })))}\n`;
}

function main(isCheck: boolean): void {
  const text = fullSchemaText();
  if (!isCheck) {
    writeFileSync(FILE, text);
    return;
  }
  if (readFileSync(FILE, 'utf8') === text) return;
  process.stderr.write(`${FILE} is older than the declarations: run npm run schema\n`);
  process.exitCode = 1;
}
