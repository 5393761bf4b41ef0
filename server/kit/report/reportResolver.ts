import { GraphQLID, GraphQLInt, type GraphQLResolveInfo } from 'graphql';
import { Resolver } from 'type-graphql';
import type { Entity, Field } from '../field/index.ts';
import type { GatewayContext } from '../schema/context.ts';
import { readRoot } from '../schema/crud.ts';
import { describe, member, namedClass, newObjectType, operation, type ArgSpec, type TypeClass, type TypeRef } from '../schema/declare.ts';
import type { SchemaTypes } from '../schema/types.ts';
import { checkReport, fieldsRead, typesOf, type Report } from './report.ts';
import { DEFAULT_ROWS } from './reportSql.ts';

const PAGE: readonly ArgSpec[] = [
  { name: 'first', type: () => GraphQLInt, nullable: true, defaultValue: DEFAULT_ROWS },
  { name: 'offset', type: () => GraphQLInt, nullable: true, defaultValue: 0 },
];

/** The resolver class of all reports at the root: `visitStatistics(period, orgUnit) { rows { … } total { … } count }`. */
export function reportResolver(types: SchemaTypes, reports: readonly Report[]): Function {
  const cls = namedClass('ReportResolver');
  Resolver()(cls);
  for (const report of reports) {
    checkReport(report);
    const answer = reportType(types, report);
    operation('query', cls, report.name, {
      type: () => answer,
      args: report.parameters.map((field) => argument(types, field)),
      origin: { reads: fieldsRead(report), ...(report.serves && { verb: report.serves }) },
      description: `${describe(report.label)}\n\n${describe(report.description)}`,
      resolve: (_, context, info) => readRoot(context as GatewayContext, info as GraphQLResolveInfo),
    });
  }
  return cls;
}

function argument(types: SchemaTypes, field: Field): ArgSpec {
  const type: TypeRef = field.kind === 'BELONGS_TO' ? () => GraphQLID : types.scalarRef(field);
  return { name: field.name, type, nullable: !field.required, description: describe(field.help ?? field.label) };
}

function reportType(types: SchemaTypes, report: Report): TypeClass {
  const [name, rowName, totalName] = typesOf(report) as [string, string, string];
  const [answer, row, total] = [newObjectType(name, describe(report.label)), newObjectType(rowName), newObjectType(totalName)];
  addFields(types, row, report.row, [...report.row.fields.keys()]);
  addFields(types, total, report.row, Object.keys(report.total));
  member(answer, 'rows', () => [row], { args: PAGE });
  if (Object.keys(report.total).length) {
    member(answer, 'total', () => total, { description: '合计,不受页大小限制 | Of all rows, whatever the page' });
  }
  member(answer, 'count', () => GraphQLInt, { description: '行数 | Rows in all' });
  return answer;
}

function addFields(types: SchemaTypes, cls: TypeClass, { fields }: Entity, names: readonly string[]): void {
  for (const name of names) {
    const field = fields.get(name)!;
    const type: TypeRef = field.kind === 'BELONGS_TO' ? () => types.registry.target(field).cls : types.scalarRef(field);
    member(cls, name, type, { nullable: true, description: describe(field.label) });
  }
}
