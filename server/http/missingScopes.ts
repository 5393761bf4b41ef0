import type { ApolloServerPlugin } from '@apollo/server';
import {
  isInputObjectType,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { scopeOf, type TokenRights } from '../access/tokenGrants.ts';
import { AppError } from '../kit/errors.ts';
import { isReference, type Registry } from '../kit/field/index.ts';
import type { Origin } from '../kit/schema/declare.ts';
import { errorAnswer, type Language } from './errorAnswer.ts';

interface Reader {
  readonly language: Language;
  readonly requestId: string;
  /** The scopes that the request's token lacks, once its query has failed for them. */
  missingScopes?: readonly string[];
}

interface MissingScopeParts {
  readonly registry: Registry;
  readonly rights: TokenRights;
  /** The schema that the token would have with every scope of its role. */
  readonly wholeSchema: () => GraphQLSchema;
}

/** Names the scope where a query asks for what the token's role could have; anything else stays unknown (issue 3, point 4). */
export function missingScopes({ registry, rights, wholeSchema }: MissingScopeParts): ApolloServerPlugin<Reader> {
  return {
    requestDidStart: async () => ({
      validationDidStart:
        async ({ document, contextValue }) =>
        async (errors) => {
          if (!errors?.length || validate(wholeSchema(), document).length) return;
          const missing = neededScopes(registry, wholeSchema(), document).filter((scope) => !rights.scopes.includes(scope));
          if (missing.length) contextValue.missingScopes = missing;
        },
      willSendResponse: async ({ response, contextValue }) => {
        const { missingScopes: missing, language, requestId } = contextValue;
        if (!missing || response.body.kind !== 'single') return;
        const answer = errorAnswer(scopeMissing(missing), language, requestId);
        response.body.singleResult = { errors: [answer.error] };
        response.http.status = answer.status;
      },
    }),
  };
}

/** What a token is told that lacks scopes which it could have. */
export function scopeMissing(scopes: readonly string[]): AppError {
  const names = scopes.join(', ');
  return new AppError('SCOPE_MISSING', { label: { zh: `令牌缺少权限范围:${names}`, en: `The token lacks the scope: ${names}` } });
}

/** Every scope that a document of the schema asks for. */
function neededScopes(registry: Registry, schema: GraphQLSchema, document: DocumentNode): string[] {
  const needed = new Set<string>();
  const note = (origin: unknown): void => scopesOfOrigin(registry, origin as Origin | undefined).forEach((scope) => needed.add(scope));
  const types = new TypeInfo(schema);
  const visitor: ASTVisitor = {
    Field: () => note(types.getFieldDef()?.extensions['origin']),
    ObjectField: ({ name }) => {
      const type = types.getParentInputType();
      if (isInputObjectType(type)) note(type.getFields()[name.value]?.extensions['origin']);
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return [...needed];
}

/** A field needs its noun's rows, a relation its target's and a computed field its sources' too; the id alone is in every answer. */
function scopesOfOrigin(registry: Registry, origin: Origin | undefined): string[] {
  if (origin?.reads) return [...new Set(origin.reads.map((read) => scopeOf(registry.named(read.entity), 'read')))];
  if (!origin?.entity) return [];
  const entity = registry.named(origin.entity);
  const operation = origin.verb ?? origin.operation;
  if (operation) return [scopeOf(entity, operation)];
  const field = entity.fields.get(origin.field ?? '');
  if (!field) return [];
  if (origin.use === 'create' || origin.use === 'update') return [];
  const targets = isReference(field) ? [registry.target(field)] : (field.reads?.() ?? []).map((cls) => registry.of(cls));
  return [...(field.name === 'id' ? [] : [entity]), ...targets].map((read) => scopeOf(read, 'read'));
}
