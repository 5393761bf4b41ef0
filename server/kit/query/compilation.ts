import type { FragmentDefinitionNode } from 'graphql';
import type { Registry } from '../field/index.ts';
import { Deferred, isDeferred, NOBODY, resolved, type Bindings } from './deferred.ts';
import type { Guard } from './guard.ts';

type Judgement = string | number | boolean;

/** A turn that the text of a statement took by a request's value: it holds for requests whose values take the same. */
export interface Decision {
  readonly judge: Deferred;
  readonly result: Judgement;
}

/** What one compilation of an operation carries down through its selections. */
export class Compilation {
  readonly registry: Registry;
  readonly guard: Guard;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** By name; in the places of what a request may bring anew stand {@link Deferred}s. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The largest page that the viewer may ask for. */
  readonly maxFirst: number;
  readonly decisions: Decision[] = [];
  /** The request that is compiled for: its variables and nobody's keys. */
  private readonly request: Bindings;
  private aliases = 0;

  constructor(
    parts: Pick<Compilation, 'registry' | 'guard' | 'fragments' | 'variables' | 'maxFirst'>,
    coerced: Bindings['variables'] = {},
  ) {
    this.registry = parts.registry;
    this.guard = parts.guard;
    this.fragments = parts.fragments;
    this.variables = parts.variables;
    this.maxFirst = parts.maxFirst;
    this.request = { ...NOBODY, variables: coerced };
  }

  /** A table alias that no other part of the statement has. */
  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  /**
   * What `judge` says of a value that the statement's text depends on: the plan is for requests of which it says the same.
   * It is kept with the plan, and must hold nothing of this compilation, which knows the first request.
   */
  decide<T, R extends Judgement>(value: T, judge: (value: T) => R): R {
    if (!isDeferred(value)) return judge(value);
    const result = judge(resolved(value, this.request) as T);
    this.decisions.push({ judge: new Deferred((bindings) => judge(resolved(value, bindings) as T)), result });
    return result;
  }
}
