import { Box, Link, Typography } from '@mui/material';
import { LinkBase } from 'react-admin';
import { pictureAddress } from './library.ts';
import type { Block, Inline } from './markdown.ts';

interface ReadingProps {
  readonly blocks: readonly Block[];
  readonly language: string;
}

/** A page of the handbook, set to be read. */
export function Reading({ blocks, language }: ReadingProps) {
  return (
    <Box sx={{ maxWidth: 820, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)', '& > h2': { mt: 1.5 } }}>
      {blocks.map((block) => (
        <OneBlock key={JSON.stringify(block)} block={block} language={language} />
      ))}
    </Box>
  );
}

function OneBlock({ block, language }: { readonly block: Block; readonly language: string }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Typography component="h2" variant="h2" sx={{ fontSize: '1.0625rem' }}>
          {block.text}
        </Typography>
      );
    case 'picture':
      return (
        <Box
          component="img"
          src={pictureAddress(language, block.file)}
          alt={block.alt}
          loading="lazy"
          sx={{ display: 'block', width: '100%', maxWidth: 760, aspectRatio: '3 / 2', borderRadius: 1, border: 1, borderColor: 'divider' }}
        />
      );
    case 'steps':
    case 'points':
      return (
        <Box component={block.kind === 'steps' ? 'ol' : 'ul'} sx={{ pl: 3, m: 0, '& li + li': { mt: 0.75 } }}>
          {block.items.map((line) => (
            <Typography key={JSON.stringify(line)} component="li">
              <Line line={line} />
            </Typography>
          ))}
        </Box>
      );
    case 'paragraph':
      return (
        <Typography>
          <Line line={block.line} />
        </Typography>
      );
  }
}

function Line({ line }: { readonly line: readonly Inline[] }) {
  return line.map((piece) => <Piece key={JSON.stringify(piece)} piece={piece} />);
}

function Piece({ piece }: { readonly piece: Inline }) {
  if (piece.kind === 'link') {
    return (
      <Link component={LinkBase} to={`/handbook/${piece.to.replace(/\.md$/, '')}`}>
        {piece.text}
      </Link>
    );
  }
  if (piece.kind === 'label') return <strong>{piece.text}</strong>;
  return piece.kind === 'code' ? <code>{piece.text}</code> : piece.text;
}
