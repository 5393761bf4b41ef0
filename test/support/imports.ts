import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

/** Source text by path, from the root of the tree. */
export type Sources = Readonly<Record<string, string>>;

const IMPORT = /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Our TypeScript files under `folders`. */
export function readSources(folders: readonly string[]): Sources {
  const paths = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
  return Object.fromEntries(paths.filter((path) => /\.tsx?$/.test(path)).map((path) => [path, readFileSync(path, 'utf8')]));
}

/**
 * Holds the imports of `sources` against the rules and answers the violations as `rule: from → to`.
 * dependency-cruiser reads no TypeScript of version 7, and JavaScript no longer shows what is imported for its type
 * alone: it gets each file reduced to its imports, of either sort.
 */
export async function violations(sources: Sources, ruleSet: IFlattenedRuleSet): Promise<readonly string[]> {
  const baseDir = mkdtempSync(join(tmpdir(), 'key-account-imports-'));
  try {
    for (const [path, text] of Object.entries(sources)) writeImports(join(baseDir, asJavaScript(path)), text);
    const { output } = await cruise(['.'], { baseDir, validate: true, ruleSet });
    const found = (output as ICruiseResult).summary.violations;
    return found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).toSorted();
  } finally {
    rmSync(baseDir, { recursive: true });
  }
}

function writeImports(file: string, text: string): void {
  const names = [...text.matchAll(IMPORT)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, names.map((name) => `import ${JSON.stringify(name.startsWith('.') ? asJavaScript(name) : name)};\n`).join(''));
}

function asJavaScript(path: string): string {
  return path.replace(/\.tsx?$/, '.js');
}
