import { createHash } from 'node:crypto';
import type { Decision } from './compilation.ts';
import { resolved, type Bindings } from './deferred.ts';
import { placed, type Sql } from './sql.ts';

/** A statement as the native driver takes it; with a name, one to prepare and keep. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** One compiled statement, for every request of one shape that takes the same decisions, whoever asks. */
export class Plan {
  readonly text: string;
  private readonly parameters: readonly unknown[];
  private readonly decisions: readonly Decision[];
  private name: string | undefined;
  private isUsed = false;

  constructor(statement: Sql, decisions: readonly Decision[]) {
    const { text, parameters } = placed(statement);
    this.text = text;
    this.parameters = parameters;
    this.decisions = decisions;
  }

  /** @throws as the compilation would for the request's values */
  serves(bindings: Bindings): boolean {
    return this.decisions.every(({ judge, result }) => judge.of(bindings) === result);
  }

  /** The statement for one request. What is asked but once gets no name: it would leave itself behind in the database. */
  bind(bindings: Bindings): Statement {
    const { text } = this;
    const values = this.parameters.map((value) => resolved(value, bindings));
    if (this.isUsed) this.name ??= createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.isUsed = true;
    return { text, values, ...(this.name && { name: this.name }) };
  }
}
