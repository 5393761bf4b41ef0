import Download from '@mui/icons-material/Download';
import UploadFile from '@mui/icons-material/UploadFile';
import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import { listEntries } from '../../overrides/listEntries.ts';
import type { PanelModel, ResourceModel } from '../model.ts';
import type { ListRequest } from './useListRequest.ts';

/** What an entry's dialog is given; it stands inside the list's context. */
export interface ListDialogProps {
  /** What the list shows: the condition, the order and the columns. */
  readonly request: ListRequest;
  onClose(): void;
}

/** Something that is done with a list, and not every day. */
export interface ListMenuEntry {
  readonly key: string;
  /** Key of its text. */
  readonly label: string;
  readonly Icon: ComponentType<{ readonly fontSize?: 'small' }>;
  /** Loaded when it is chosen. */
  readonly Dialog: LazyExoticComponent<ComponentType<ListDialogProps>>;
  /** Whether the viewer has it for a resource. */
  isOffered(resource: ResourceModel, model: PanelModel): boolean;
}

/** The entries of every list's menu, in their order. */
export const listMenuEntries: readonly ListMenuEntry[] = [
  {
    key: 'export',
    label: 'panel.flows.export.entry',
    Icon: Download,
    Dialog: lazy(async () => ({ default: (await import('../flows/ExportDialog.tsx')).ExportDialog })),
    isOffered: ({ exports }) => exports,
  },
  {
    key: 'import',
    label: 'panel.flows.import.entry',
    Icon: UploadFile,
    Dialog: lazy(async () => ({ default: (await import('../flows/ImportDialog.tsx')).ImportDialog })),
    isOffered: ({ imports }) => imports,
  },
  ...listEntries,
];
