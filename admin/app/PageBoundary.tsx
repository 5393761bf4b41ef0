import { Button } from '@mui/material';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { PageMessage } from './PageMessage.tsx';
import { usePageTitle } from './pageTitle.ts';

interface BoundaryState {
  readonly problem: Error | null;
}

/** Catches what a page throws, so that menu and bar keep working. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { problem: null };

  static getDerivedStateFromError(problem: Error): BoundaryState {
    return { problem };
  }

  override render() {
    if (!this.state.problem) return this.props.children;
    return <BrokenPage onRetry={() => this.setState({ problem: null })} />;
  }
}

function BrokenPage({ onRetry }: { onRetry(): void }) {
  const translate = useTranslate();
  const title = translate('panel.error.pageTitle');
  usePageTitle(title);
  return (
    <PageMessage
      isPage
      title={title}
      hint={translate('panel.error.unexpected')}
      action={
        <Button variant="outlined" onClick={onRetry}>
          {translate('panel.error.retry')}
        </Button>
      }
    />
  );
}
