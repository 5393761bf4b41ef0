import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, LockedPackage>> };

describe('package-lock.json', () => {
  it('names no registry, so that each machine uses its own', () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([]);
  });

  it('lists the optional packages of every platform, without which npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );

    expect(missing).toEqual([]);
  });
});

/** Looks where Node would: beside the package that wants it, then in each folder above. */
function isLocked(path: string, name: string): boolean {
  const here = path ? `${path}/node_modules/${name}` : `node_modules/${name}`;
  if (packages[here]) return true;
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}
