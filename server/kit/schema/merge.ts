import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { Resolver } from 'type-graphql';
import { AppError, invalid } from '../errors.ts';
import { belongsTo, entityOf, mergeVerb, number, tags, type Entity, type EntityClass, type Label, type Registry } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import { followingOf, mergeRows, rivalsOf, takeable, type MergedPair, type Following, type Rival } from '../store/merge.ts';
import type { Target, Unit } from '../store/unit.ts';
import type { UnitReads } from '../store/unitReads.ts';
import type { GatewayContext } from './context.ts';
import { describe, member, namedClass, newObjectType, operation, type TypeClass } from './declare.ts';
import { verb, type Verb } from './verb.ts';

interface Merging<T extends object> {
  readonly on: EntityClass<T>;
  readonly label: Label;
  readonly guard: Label;
  readonly icon: string;
  /** What stands in the way, each in a sentence, within the viewer's sight. */
  obstacles(unit: UnitReads, pair: MergedPair): Promise<readonly Label[]>;
}

interface MergeInput {
  readonly other: string;
  readonly otherVersion?: number | null;
  readonly fields?: readonly string[] | null;
}

/** What merging two rows would do. */
export interface MergePreview {
  readonly following: readonly Following[];
  readonly obstacles: readonly Label[];
  readonly notes: readonly Label[];
}

/**
 * Declares the verb that merges two rows of a noun, which stays `id`, and with it what tells beforehand what it would do. Refused while
 * anything stands in the way: INVALID_TRANSITION with every sentence. Of two at once one finds its row gone.
 */
export function merging<T extends object>({ on, obstacles, ...rest }: Merging<T>): Verb {
  const name = mergeVerb(entityOf(on));
  const hindering = async (unit: UnitReads, entity: Entity, pair: MergedPair): Promise<readonly Label[]> => {
    const rivals = await rivalsOf(unit, entity, pair);
    return [...rivals.filter(({ unique }) => !unique.yields).map(rivalSentence), ...(await obstacles(unit, pair))];
  };
  return verb<T, MergeInput>({
    ...rest,
    name,
    on,
    input: inputOf(on),
    run: async (unit, target, { other, otherVersion, fields }) => {
      const entity = unit.registry.of(on);
      const pair = await lockBoth(unit, on, [target, { id: other, expectedVersion: otherVersion ?? undefined }]);
      const known = new Set(takeable(unit, entity).map(({ name }) => name));
      if (fields?.some((name) => !known.has(name))) throw invalid('fields', 'NOT_ALLOWED');
      refuse(await hindering(unit, entity, pair));
      await mergeRows(unit, entity, pair, fields);
    },
    preview: {
      name: `${name}Preview`,
      tell: async (unit, pair) => {
        const entity = unit.registry.of(on);
        await requireBoth(unit, entity, pair);
        const yielding = (await rivalsOf(unit, entity, pair)).filter(({ unique }) => unique.yields);
        const following = await followingOf(unit, entity, pair.gives);
        return { following, obstacles: await hindering(unit, entity, pair), notes: yielding.map(yieldSentence) };
      },
    },
  });
}

function inputOf<T extends object>(on: EntityClass<T>): new () => MergeInput {
  const cls = namedClass('MergeInput');
  const fields = cls.prototype as object;
  belongsTo('被合并方', 'The one that goes', () => on, { required: true })(fields, 'other');
  number('被合并方的版本', 'Its version')(fields, 'otherVersion');
  const help = { zh: '不给出时,保留方空缺的取自被合并方', en: 'Left out: those that are empty in the one that stays' };
  tags('取自被合并方的字段', 'Fields taken from it', { max: 60, help })(fields, 'fields');
  return cls as unknown as new () => MergeInput;
}

/**
 * In the order of their ids, whichever stays: two merges of the same rows wait for each other. At once as the database's function will:
 * who has begun to name one of them is waited for before anything is held that they wait for.
 */
async function lockBoth(unit: Unit, on: EntityClass, [kept, gone]: readonly [Target, Target]): Promise<MergedPair> {
  if (kept.id.toLowerCase() === gone.id.toLowerCase()) throw invalid('otherId', 'NOT_ALLOWED');
  const inOrder = [kept, gone].toSorted((one, other) => (one.id.toLowerCase() < other.id.toLowerCase() ? -1 : 1));
  const ids = inOrder.map(({ id }) => idOperand(id)).filter((id) => id !== null);
  const rows = allOf([sql`t.id = any(${ids}::uuid[])`, visibleRows(unit.compilation(), unit.registry.of(on), 't')]);
  await unit.rows(sql`select 1 from ${fromClause(unit.registry.of(on), 't')} where ${rows} order by t.id for update of t`);
  for (const target of inOrder) await unit.load(on, target);
  return { keeps: kept.id.toLowerCase(), gives: gone.id.toLowerCase() };
}

function refuse(obstacles: readonly Label[]): void {
  if (!obstacles.length) return;
  const label = { zh: obstacles.map(({ zh }) => zh).join(';'), en: obstacles.map(({ en }) => en).join('; ') };
  throw new AppError('INVALID_TRANSITION', { label, reasons: obstacles.map((what) => ({ who: null, what, code: 'MERGE', rule: null })) });
}

/** @throws NOT_FOUND unless both are there for the viewer, FORBIDDEN unless both are the viewer's to merge */
async function requireBoth(unit: UnitReads, entity: Entity, { keeps, gives }: MergedPair): Promise<void> {
  const ids = [keeps, gives].map(idOperand).filter((id) => id !== null);
  const may = allOf([unit.guard.rows(entity, 't', 'verb', mergeVerb(entity)), unit.guard.rows(entity, 't', 'delete')]);
  const rows = allOf([sql`t.id = any(${ids}::uuid[])`, visibleRows(unit.compilation(), entity, 't')]);
  const seen = await unit.rows<{ may: boolean }>(sql`select ${may} as may from ${fromClause(entity, 't')} where ${rows}`);
  if (seen.length !== 2) throw new AppError('NOT_FOUND');
  if (!seen.every((row) => row.may)) throw new AppError('FORBIDDEN');
}

function rivalSentence({ source: { label }, title }: Rival): Label {
  return {
    zh: `双方都有${label.zh}${title ? `(${title})` : ''},合并后只能有一条;请先处理其中一条`,
    en: `Both have the ${label.en.toLowerCase()}${title ? ` ${title}` : ''} that one alone may have; settle one of them first`,
  };
}

function yieldSentence({ source, unique, title }: Rival): Label {
  const flag = source.fields.get(unique.yields!)!.label;
  return {
    zh: `${source.label.zh}${title ? `(${title})` : ''}不再是${flag.zh}:保留方已有`,
    en: `${source.label.en}${title ? ` ${title}` : ''} is no longer “${flag.en}”: the one that stays has one`,
  };
}

/** The resolver class of all previews: `mergeAccountPreview(id, otherId): MergePreview!`. */
export function mergeResolver(registry: Registry, verbs: readonly Verb[]): Function {
  const cls = namedClass('MergeResolver');
  Resolver()(cls);
  const preview = previewType();
  for (const { name, on, label, preview: told } of verbs) {
    if (!told) continue;
    operation('query', cls, told.name, {
      type: () => preview,
      args: ['id', 'otherId'].map((arg) => ({ name: arg, type: () => GraphQLID })),
      origin: { entity: registry.of(on).name, verb: name },
      description: describe(label),
      resolve: async ({ id, otherId }, context) => {
        const pair = { keeps: String(id), gives: String(otherId) };
        const { following, obstacles, notes } = await (context as GatewayContext).look((unit) => told.tell(unit, pair));
        const sentences = (labels: readonly Label[]) => labels.map(sentence);
        return { following: following.map(countOf), obstacles: sentences(obstacles), notes: sentences(notes) };
      },
    });
  }
  return cls;
}

function sentence({ zh, en }: Label) {
  return { messageZh: zh, messageEn: en };
}

function countOf({ noun, field, count, staysBehind }: Following) {
  return { noun, field, count, staysBehind: staysBehind !== undefined, ...(staysBehind && sentence(staysBehind)) };
}

function previewType(): TypeClass {
  const texts = (cls: TypeClass, nullable: boolean): void =>
    ['messageZh', 'messageEn'].forEach((name) => member(cls, name, () => GraphQLString, { nullable }));
  const note = newObjectType('MergeNote', '说明 | A sentence');
  texts(note, false);
  const following = newObjectType('MergeFollowing', '指向被合并方的记录 | Records that name the one that goes');
  member(following, 'noun', () => GraphQLString);
  member(following, 'field', () => GraphQLString);
  member(following, 'count', () => GraphQLInt, { description: '您可见的条数 | As many as you see' });
  member(following, 'staysBehind', () => GraphQLBoolean, { description: '不随合并转移 | They are not taken along' });
  texts(following, true);
  const preview = newObjectType('MergePreview', '合并预览 | What a merge would do');
  member(preview, 'following', () => [following]);
  member(preview, 'obstacles', () => [note], { description: '合并前须先处理 | What stands in the way' });
  member(preview, 'notes', () => [note]);
  return preview;
}
