import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { renewFonts } from './app/fonts.ts';
import { Root } from './app/Root.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no element #root.');

renewFonts();
createRoot(place).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
