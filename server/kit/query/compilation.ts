import type { FragmentDefinitionNode } from 'graphql';
import type { Registry } from '../field/index.ts';
import type { Guard } from './guard.ts';

/** What one compilation of an operation carries down through its selections. */
export class Compilation {
  readonly registry: Registry;
  readonly guard: Guard;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The largest page that the viewer may ask for. */
  readonly maxFirst: number;
  private aliases = 0;

  constructor(parts: Pick<Compilation, 'registry' | 'guard' | 'fragments' | 'variables' | 'maxFirst'>) {
    this.registry = parts.registry;
    this.guard = parts.guard;
    this.fragments = parts.fragments;
    this.variables = parts.variables;
    this.maxFirst = parts.maxFirst;
  }

  /** A table alias that no other part of the statement has. */
  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }
}
