import { GraphQLString } from 'graphql';
import type { Entity } from '../field/index.ts';
import { inputType, member, type TypeClass } from './declare.ts';

/** The entries of a noun's conditions that look through several of its fields: words, and what may be the same thing. */
export function addSearch(where: TypeClass, entity: Entity): void {
  if (entity.search.length) member(where, 'q', () => GraphQLString, { nullable: true, description: '全文搜索 | Free-text search' });
  if (Object.keys(entity.alike).length === 0) return;
  const alike = inputType(`${entity.name}Alike`, '可能是同一对象 | What may be the same thing');
  for (const field of Object.keys(entity.alike)) {
    member(alike, field, () => GraphQLString, { nullable: true, origin: { entity: entity.name, field, use: 'filter' } });
  }
  member(where, 'alike', () => alike, { nullable: true });
}
