import { GraphQLID } from 'graphql';
import { Resolver } from 'type-graphql';
import { fieldError, inputError } from '../errors.ts';
import { entityOf, fieldsOf, type EntityClass, type Label } from '../field/index.ts';
import type { Reading } from '../report/report.ts';
import type { UnitReads } from '../store/unitReads.ts';
import type { GatewayContext } from './context.ts';
import { describe, member, namedClass, newObjectType, operation, type TypeClass } from './declare.ts';
import type { SchemaTypes } from './types.ts';

/** What is told of one row: its figures, and the lines that they are made of. */
export interface Told {
  readonly id: string;
  readonly rows: readonly object[];
}

/** A question about rows that code answers, by rules that are no SQL, from what its viewer sees: `tourReadiness(ids)`. */
export interface Inquiry {
  /** The name of its field of Query. */
  readonly name: string;
  readonly label: Label;
  /** What is told of each row, and of each line of it, declared like the fields of a noun. */
  readonly answer: new () => object;
  readonly line: new () => object;
  /** All that it looks at; who may not read one of them does not have it. */
  readonly reads: readonly Reading[];
  /** Of those of the rows that the viewer sees. */
  tell(unit: UnitReads, ids: readonly string[]): Promise<readonly Told[]>;
}

/** Rows of one question; it looks at much for each. */
const MOST = 100;

/** The resolver class of all inquiries. */
export function inquiryResolver(types: SchemaTypes, inquiries: readonly Inquiry[]): Function {
  const cls = namedClass('InquiryResolver');
  Resolver()(cls);
  for (const inquiry of inquiries) addInquiry(cls, types, inquiry);
  return cls;
}

function addInquiry(cls: Function, types: SchemaTypes, { name, label, answer, line, reads, tell }: Inquiry): void {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const [told, row] = [newObjectType(title, describe(label)), newObjectType(`${title}Row`)];
  member(told, 'id', () => GraphQLID);
  addMembers(types, told, answer);
  member(told, 'rows', () => [row]);
  addMembers(types, row, line);
  operation('query', cls, name, {
    type: () => [told],
    args: [{ name: 'ids', type: () => [GraphQLID] }],
    origin: { reads: reads.flatMap((reading) => reading.fields.map((field) => ({ entity: entityOf(reading.cls).name, field }))) },
    description: describe(label),
    resolve: (args, context) => {
      const ids = args['ids'] as readonly string[];
      if (ids.length > MOST) throw inputError([fieldError('ids', 'TOO_MANY', { max: MOST })]);
      return (context as GatewayContext).look((unit) => tell(unit, ids));
    },
  });
}

function addMembers(types: SchemaTypes, cls: TypeClass, { prototype }: EntityClass): void {
  for (const field of fieldsOf(prototype as object).values()) {
    member(cls, field.name, types.scalarRef(field), { nullable: true, description: describe(field.label) });
  }
}
