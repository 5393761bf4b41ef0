import { useEffect } from 'react';
import { useTranslate } from 'react-admin';

/** Puts the page's name before the product's into the browser's title. */
export function usePageTitle(title: string): void {
  const translate = useTranslate();
  const product = translate('panel.app.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
