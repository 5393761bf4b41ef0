import { Kind, parse, type FieldNode, type OperationDefinitionNode } from 'graphql';
import type { Report } from '../report/report.ts';
import type { Entity, Label, Registry } from '../field/index.ts';

interface DatasetOptions {
  /** What a row is and what the dataset leaves out, for who builds a report on it. */
  readonly description: Label;
  /**
   * One list query over `nodes` with fields and to-one relations. Its variables are the dataset's parameters, each used as an
   * operand in `where`; paging, order and the incremental filter are added to it.
   */
  readonly query: string;
}

/** A reviewed table for reporting tools, served under its name. */
export interface Dataset {
  readonly name: string;
  readonly description: Label;
  readonly operation: OperationDefinitionNode;
  /** Of which the dataset has the rows; absent: a noun. */
  readonly report?: Report;
}

/**
 * Declares a dataset: the columns, their labels, types and units, and the parameters follow from the query.
 * @example dataset('vehicles', { description, query: '{ vehicles { nodes { id plateNo } } }' })
 */
export function dataset(name: string, { description, query }: DatasetOptions): Dataset {
  const [operation] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Dataset ${name}: its query is no operation`);
  return { name, description, operation };
}

/** The one list that a dataset's operation asks for. */
export function rootField({ selectionSet }: OperationDefinitionNode): FieldNode | undefined {
  return fieldsIn(selectionSet.selections)[0];
}

/** The noun whose rows a dataset lists, or the shape of a report's. @throws at start for a query of anything else */
export function rootEntity(registry: Registry, { name, operation, report }: Dataset): Entity {
  if (report) return report.row;
  const plural = rootField(operation)?.name.value;
  const entity = registry.entities.find((candidate) => candidate.plural === plural);
  if (!entity) throw new Error(`Dataset ${name}: ${plural} is no list of a noun`);
  return entity;
}

/** The fields of a selection; datasets have no fragments. */
export function fieldsIn(selections: readonly { readonly kind: Kind }[]): FieldNode[] {
  return selections.filter((node): node is FieldNode => node.kind === Kind.FIELD);
}
