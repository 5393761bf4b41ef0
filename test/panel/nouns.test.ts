import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

const types = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8'), { assumeValidSDL: true }).getTypeMap());
const nouns = types.map((type) => type.name).flatMap((name) => /^(.+)Connection$/.exec(name)?.[1] ?? []);
const sources = readdirSync('admin', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));

describe('the panel', () => {
  it('is made for any noun: no source names one of ours', () => {
    const quoted = new RegExp(`(['"\`/<.])(${nouns.join('|')})(['"\`/>(.])`);
    const naming = sources.filter((path) => !path.endsWith('iconSet.ts') && quoted.test(readFileSync(join('admin', path), 'utf8')));

    expect(nouns.length).toBeGreaterThan(5);
    expect(naming).toEqual([]);
  });

  it('has no override yet', () => {
    expect(readdirSync('admin/overrides')).toEqual(['index.ts']);
  });
});
