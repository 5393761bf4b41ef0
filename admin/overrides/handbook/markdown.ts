/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text' | 'label' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

/** A part of a page, one below the other. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'picture'; readonly alt: string; readonly file: string }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'paragraph'; readonly line: readonly Inline[] };

/** Reads the part of Markdown that the handbook is written in; words of the screen are bold there. */
export function blocksOf(markdown: string): readonly Block[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(blockOf);
}

function blockOf(text: string): Block {
  const heading = /^(#{1,2}) (.+)$/.exec(text);
  if (heading) return { kind: 'heading', level: heading[1]!.length as 1 | 2, text: heading[2]! };
  const picture = /^!\[(.+)\]\((.+)\)$/.exec(text);
  if (picture) return { kind: 'picture', alt: picture[1]!, file: picture[2]! };
  const lines = text.split('\n');
  if (lines.every((line) => /^\d+\. /.test(line)))
    return { kind: 'steps', items: lines.map((line) => inlines(line.replace(/^\d+\. /, ''))) };
  if (lines.every((line) => line.startsWith('- '))) return { kind: 'points', items: lines.map((line) => inlines(line.slice(2))) };
  return { kind: 'paragraph', line: inlines(text) };
}

/** The pieces of a line: `**label**`, `` `code` ``, `[text](page.md)` and what stands between them. */
export function inlines(line: string): readonly Inline[] {
  return line.split(/(\*\*.+?\*\*|`.+?`|\[.+?\]\(.+?\))/).flatMap((piece): readonly Inline[] => {
    if (piece === '') return [];
    if (piece.startsWith('**')) return [{ kind: 'label', text: piece.slice(2, -2) }];
    if (piece.startsWith('`')) return [{ kind: 'code', text: piece.slice(1, -1) }];
    const link = /^\[(.+)\]\((.+)\)$/.exec(piece);
    return link ? [{ kind: 'link', text: link[1]!, to: link[2]! }] : [{ kind: 'text', text: piece }];
  });
}
