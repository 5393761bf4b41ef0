import { describe, expect, it } from '@jest/globals';
import type { IFlattenedRuleSet } from 'dependency-cruiser';

import { readSources, violations } from '../support/imports.ts';

/** Who may import whom; a folder may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['app.ts', 'config.ts', 'database'],
  'config.ts': [],
  http: ['actions', 'reports', 'access', 'files', 'kit'],
  jobs: ['actions', 'reports', 'entities', 'rules', 'access', 'files', 'kit'],
  cli: ['app.ts', 'actions', 'reports', 'access', 'kit', 'entities', 'demo', 'config.ts', 'database'],
  demo: ['entities', 'rules', 'access', 'kit'],
  actions: ['entities', 'rules', 'access', 'files', 'kit'],
  datasets: ['entities', 'kit'],
  reports: ['entities', 'rules', 'access', 'kit'],
  access: ['entities/index.ts', 'kit'],
  entities: ['kit/field'],
  rules: [],
  files: ['kit'],
  kit: [],
  database: [],
};

/** Packages that only some folders may see. */
const SEEN_BY: Readonly<Record<string, readonly string[]>> = {
  '(@mikro-orm|kysely|type-graphql)': ['kit', 'database'],
  '(@?fastify|@apollo/server|@as-integrations)': ['http'],
  '(pg-boss|nodemailer)': ['jobs'],
};

const RULES: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([layer, others]) => ({
      name: `${layer} stays in its layer`,
      severity: 'error' as const,
      from: { path: `^server/${pathOf(layer)}` },
      to: { path: '^server/', pathNot: [layer, ...others].map((other) => `^server/${pathOf(other)}`) },
    })),
    ...Object.entries(SEEN_BY).map(([packages, layers]) => ({
      name: `only ${layers.join(' and ')} may import ${packages}`,
      severity: 'error' as const,
      from: { path: '^server/', pathNot: layers.map((layer) => `^server/${layer}/`) },
      to: { path: `^(node_modules/)?${packages}` },
    })),
    { name: 'the panel knows the server by its schema alone', severity: 'error', from: { path: '^admin/' }, to: { path: '^server/' } },
    { name: 'the server does not know the panel', severity: 'error', from: { path: '^server/' }, to: { path: '^admin/' } },
    { name: 'only tests import tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  ],
};

describe('layers', () => {
  it('are kept by every import', async () => {
    expect(await violations(readSources(['server', 'admin', 'test']), RULES)).toEqual([]);
  });

  it('are seen to be broken by imports of values, types, packages and on demand', async () => {
    const planted = {
      'server/kit/query/rows.ts': "import {\n  visit,\n} from '../../entities/visit.ts';",
      'server/rules/score.ts': "import type { Account } from '../entities/account.ts';",
      'server/actions/recordVisit.ts': "import { EntityManager } from '@mikro-orm/core';\nimport Fastify from 'fastify';",
      'server/access/policy.ts': "const later = await import('../actions/recordVisit.ts');",
      'server/entities/visit.ts': "export type { Rows } from '../kit/query/rows.ts';",
      'server/entities/account.ts': "import '../kit/field/index.ts';",
      'server/kit/field/index.ts': '',
      'admin/app.tsx': "import { rows } from '../server/kit/query/rows.ts';",
    };

    expect(await violations(planted, RULES)).toEqual([
      'access stays in its layer: server/access/policy.js → server/actions/recordVisit.js',
      'entities stays in its layer: server/entities/visit.js → server/kit/query/rows.js',
      'kit stays in its layer: server/kit/query/rows.js → server/entities/visit.js',
      'only http may import (@?fastify|@apollo/server|@as-integrations): server/actions/recordVisit.js → fastify',
      'only kit and database may import (@mikro-orm|kysely|type-graphql): server/actions/recordVisit.js → @mikro-orm/core',
      'rules stays in its layer: server/rules/score.js → server/entities/account.js',
      'the panel knows the server by its schema alone: admin/app.js → server/kit/query/rows.js',
    ]);
  });
});

/** Sources are cruised as JavaScript. */
function pathOf(layer: string): string {
  return layer.endsWith('.ts') ? layer.replace(/\.ts$/, '\\.js$') : `${layer}/`;
}
