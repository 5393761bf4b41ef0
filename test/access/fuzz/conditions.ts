import type { Entity, Field } from '../../../server/kit/field/index.ts';
import { valueIn } from '../oracle/computed.ts';
import { alikeFields } from '../oracle/alike.ts';
import { compares } from '../oracle/fields.ts';
import { EnumValue, type Where } from '../oracle/query.ts';
import type { Rules } from '../oracle/rules.ts';
import { initialsOf, isSpoken } from '../oracle/spoken.ts';
import type { Chance } from './chance.ts';

const UNKNOWN_ID = '01900000-0000-7000-8000-000000000000';

/** Random filters, whose operands are mostly values that some row has, seen by the viewer or not. */
export class Conditions {
  private readonly chance: Chance;
  private readonly rules: Rules;

  constructor(chance: Chance, rules: Rules) {
    this.chance = chance;
    this.rules = rules;
  }

  where(entity: Entity, depth: number): Where {
    const { chance } = this;
    if (depth > 0 && chance.happens(25)) return this.combined(entity, depth - 1);
    const usable = this.readable(entity).filter((field) => depth > 0 || !('target' in field));
    const chosen = chance.some(usable, 2);
    const search = entity.search.length > 0 && chance.happens(12) ? { q: this.searched(entity) } : {};
    return {
      ...Object.fromEntries(chosen.map((field) => [field.name, this.condition(entity, field, depth)])),
      ...search,
      ...this.alike(entity),
    };
  }

  /** A value that some row has in the field, any row: filters on rows that the viewer does not see must find nothing. */
  valueOf(entity: Entity, field: Field): unknown {
    const rows = this.rules.world.rows(entity.name);
    return rows.length ? (valueIn(this.rules, entity, this.chance.of(rows), field) ?? null) : null;
  }

  private combined(entity: Entity, depth: number): Where {
    const kind = this.chance.of(['and', 'or', 'not'] as const);
    if (kind === 'not') return { not: this.where(entity, depth) };
    return { [kind]: Array.from({ length: this.chance.upTo(2) }, () => this.where(entity, depth)) };
  }

  private condition(entity: Entity, field: Field, depth: number): Where {
    if (!('target' in field)) return this.comparison(entity, field);
    const target = this.rules.world.registry.target(field);
    const inner = this.chance.happens(15) ? {} : this.where(target, depth - 1);
    return field.kind === 'BELONGS_TO' ? inner : { [this.chance.of(['some', 'none', 'every'])]: inner };
  }

  private comparison(entity: Entity, field: Field): Where {
    const { chance } = this;
    if (chance.happens(15)) return field.kind === 'ID' ? { ne: UNKNOWN_ID } : { isNull: chance.happens(50) };
    switch (field.kind) {
      case 'TEXT':
      case 'LONG_TEXT':
        return chance.happens(60) ? this.textual(entity, field) : this.listed(entity, field);
      case 'CHOICE':
      case 'ID':
        return this.listed(entity, field);
      case 'FLAG':
        return { [chance.of(['eq', 'ne'])]: this.operand(entity, field) };
      case 'TAGS':
      case 'CHOICES':
        return this.contained(entity, field);
      case 'JSON':
        return { isNull: chance.happens(50) };
      default:
        return chance.happens(60) ? this.beyond(entity, field) : this.listed(entity, field);
    }
  }

  private textual(entity: Entity, field: Field): Where {
    const text = String(this.valueOf(entity, field) ?? '无');
    const start = this.chance.upTo(Math.max(text.length - 1, 0));
    return { [this.chance.of(['contains', 'startsWith', 'endsWith'])]: text.slice(start, start + 1 + this.chance.upTo(3)) };
  }

  private listed(entity: Entity, field: Field): Where {
    const operator = this.chance.of(['eq', 'ne', 'in', 'notIn']);
    if (operator === 'eq' || operator === 'ne') return { [operator]: this.operand(entity, field) };
    const values = Array.from({ length: this.chance.upTo(4) }, () => this.operand(entity, field)).filter((value) => value !== null);
    return { [operator]: values };
  }

  private beyond(entity: Entity, field: Field): Where {
    const operand = this.operand(entity, field);
    return operand === null ? { isNull: true } : { [this.chance.of(['gt', 'gte', 'lt', 'lte'])]: operand };
  }

  private contained(entity: Entity, field: Field): Where {
    const values = ((this.valueOf(entity, field) ?? []) as string[]).map((value) =>
      field.kind === 'CHOICES' ? new EnumValue(value) : value,
    );
    if (values.length && this.chance.happens(50)) return { has: values[0] };
    return { hasAny: values };
  }

  private operand(entity: Entity, field: Field): unknown {
    const value = this.valueOf(entity, field);
    if (value === null) return null;
    if (field.kind === 'CHOICE') return new EnumValue(String(value));
    return field.kind === 'DATE_TIME' ? `${String(value).slice(0, 23)}Z` : value;
  }

  /** What may be the same as some row: its own text, or part of it. */
  private alike(entity: Entity): Where {
    const fields = this.readable(entity).filter(({ name }) => alikeFields(entity.name).includes(name));
    if (fields.length === 0 || !this.chance.happens(12)) return {};
    const field = this.chance.of(fields);
    const text = String(this.valueOf(entity, field) ?? '');
    return { alike: { [field.name]: text.slice(this.chance.upTo(2), 40 - this.chance.upTo(34)) } };
  }

  private searched(entity: Entity): string {
    if (isSpoken(entity) && this.chance.happens(40)) return this.spelled(entity);
    const field = entity.fields.get(this.chance.of(entity.search))!;
    return String(this.valueOf(entity, field) ?? '').slice(0, 1 + this.chance.upTo(4));
  }

  /** Some letters of how a title is read. */
  private spelled(entity: Entity): string {
    const initials = initialsOf(String(this.valueOf(entity, entity.fields.get(entity.title)!) ?? ''));
    return initials.slice(this.chance.upTo(2)).slice(0, 2 + this.chance.upTo(2));
  }

  private readable(entity: Entity): Field[] {
    const { world, viewer } = this.rules;
    return [...entity.fields.values()].filter((field) => compares(world.registry, viewer, entity, field));
  }
}
