export type * from './definition.ts';
export * from './choices.ts';
export * from './decorators.ts';
export * from './entity.ts';
export * from './formats.ts';
export * from './registry.ts';
export * from './row.ts';
export * from './rules.ts';
export * from './values.ts';
