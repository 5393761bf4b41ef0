import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse, print, printSchema, visit, type GraphQLSchema } from 'graphql';
import { inquiries, verbs } from '../actions/index.ts';
import { RoleGrants } from '../access/guard.ts';
import { policy } from '../access/policy.ts';
import { ROLES } from '../access/roles.ts';
import { entities } from '../entities/index.ts';
import { catalogueResolver } from '../kit/catalogue/resolver.ts';
import { reports } from '../reports/index.ts';
import { Registry } from '../kit/field/index.ts';
import { buildFullSchema } from '../kit/schema/build.ts';
import { sorted, viewerSchema } from '../kit/schema/viewerSchema.ts';

/** The union of all grants. */
const FULL = 'schema.graphql';

/** What each role is served, as the tests hold it. */
const PER_ROLE = 'test/access/schemas';

if (import.meta.main) main(process.argv.includes('--check'));

/** Every schema file by its path, in an order that does not depend on how the schemas were built. */
export function schemaFiles(): Map<string, string> {
  const registry = new Registry(Object.values(entities));
  const full = buildFullSchema({ registry, verbs, reports, inquiries, extras: [catalogueResolver] });
  const files = new Map([[FULL, `${printSchema(sorted(full))}\n`]]);
  for (const role of ROLES) {
    const schema = viewerSchema(full, { registry, grants: new RoleGrants({ registry, policy }, role) });
    files.set(`${PER_ROLE}/${role}.graphql`, bare(schema));
  }
  return files;
}

/** Without the descriptions, which are the same for everybody. */
function bare(schema: GraphQLSchema): string {
  const document = parse(printSchema(sorted(schema)), { noLocation: true });
  const undescribed = visit(document, { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) });
  return `${print(undescribed)}\n`;
}

function main(isCheck: boolean): void {
  for (const [file, text] of schemaFiles()) {
    if (!isCheck) writeFileSync(file, text);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) complain(file);
  }
}

function complain(file: string): void {
  process.stderr.write(`${file} is older than the declarations: run npm run schema\n`);
  process.exitCode = 1;
}
