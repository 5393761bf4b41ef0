import { Kind, visit, type ASTNode, type DocumentNode, type SelectionSetNode } from 'graphql';

/** What a document writes down, whether or not it is executed: what makes parsing and validation slow. */
export interface Writing {
  aliases: number;
  /** Fields under a key that their selection already has. */
  duplicates: number;
  directives: number;
  fragments: number;
  /** Objects in arguments and defaults. */
  objects: number;
  /** The deepest nesting of lists and objects in a value. */
  valueDepth: number;
}

/** Counts over the whole document, in time linear in its length. */
export function writingOf(document: DocumentNode): Writing {
  const writing: Writing = { aliases: 0, duplicates: 0, directives: 0, fragments: 0, objects: 0, valueDepth: 0 };
  let depth = 0;
  visit(document, {
    enter(node) {
      count(writing, node);
      if (isCompound(node)) writing.valueDepth = Math.max(writing.valueDepth, ++depth);
    },
    leave(node) {
      if (isCompound(node)) depth -= 1;
    },
  });
  return writing;
}

function count(writing: Writing, node: ASTNode): void {
  if (node.kind === Kind.FIELD && node.alias) writing.aliases += 1;
  if (node.kind === Kind.DIRECTIVE) writing.directives += 1;
  if (node.kind === Kind.FRAGMENT_DEFINITION || node.kind === Kind.INLINE_FRAGMENT) writing.fragments += 1;
  if (node.kind === Kind.OBJECT) writing.objects += 1;
  if (node.kind === Kind.SELECTION_SET) writing.duplicates += duplicatesIn(node);
}

function isCompound(node: ASTNode): boolean {
  return node.kind === Kind.LIST || node.kind === Kind.OBJECT;
}

function duplicatesIn({ selections }: SelectionSetNode): number {
  const fields = selections.filter((selection) => selection.kind === Kind.FIELD);
  return fields.length - new Set(fields.map(({ alias, name }) => (alias ?? name).value)).size;
}
