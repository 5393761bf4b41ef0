import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'), { assumeValidSDL: true });
const types = Object.values(schema.getTypeMap());
const nouns = types.map((type) => type.name).flatMap((name) => /^(.+)Connection$/.exec(name)?.[1] ?? []);
const sources = readdirSync('admin', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const ofOneNoun = sources.filter((path) => path.startsWith('overrides/'));

describe('the panel', () => {
  it('is made for any noun: no source outside the overrides names one of ours', () => {
    const quoted = new RegExp(`(['"\`/<.])(${nouns.join('|')})(['"\`/>(.])`);
    const naming = sources.filter(
      (path) => !path.endsWith('iconSet.ts') && !ofOneNoun.includes(path) && quoted.test(readFileSync(join('admin', path), 'utf8')),
    );

    expect(nouns.length).toBeGreaterThan(5);
    expect(naming).toEqual([]);
  });

  it('asks in its overrides for nothing that the schema lacks', () => {
    const documents = ofOneNoun.flatMap((path) => {
      const texts = readFileSync(join('admin', path), 'utf8').matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g);
      return [...texts].map(([, text]) => ({ path, text: text! }));
    });
    const faults = documents.flatMap(({ path, text }) => validate(schema, parse(text)).map(({ message }) => `${path}: ${message}`));

    expect(faults).toEqual([]);
  });
});
