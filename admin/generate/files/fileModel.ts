import type { CatalogueUpload } from '../../provider/catalogue.ts';
import type { FieldModel, PanelModel, ResourceModel } from '../model.ts';
import { resourceNamed } from '../model.ts';

/** A resource whose rows are uploaded files. */
export type FileResource = ResourceModel & { readonly upload: CatalogueUpload };

/** What a field that names files leads to; null for any other field. */
export function fileTarget(model: PanelModel, field: Pick<FieldModel, 'target'>): FileResource | null {
  if (!field.target) return null;
  const target = resourceNamed(model, field.target);
  return target.upload ? (target as FileResource) : null;
}

/** Kinds of pictures that every browser shows. */
export function isPicture(mediaType: unknown): boolean {
  return typeof mediaType === 'string' && /^image\/(jpeg|png|gif|webp|avif)$/.test(mediaType);
}

/** Where a file is looked at, or kept. */
export function addressOf({ path }: CatalogueUpload, id: unknown, isSaved = false): string {
  return `${path}/${String(id)}${isSaved ? '?save' : ''}`;
}

/** `1.4 MB`, in steps of 1024. */
export function formatBytes(bytes: unknown): string {
  const size = Number(bytes);
  if (!Number.isFinite(size)) return '';
  if (size < 1024) return `${size} B`;
  return size < 1024 ** 2 ? `${Math.round(size / 1024)} KB` : `${(size / 1024 ** 2).toFixed(1)} MB`;
}
