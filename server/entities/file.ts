import { dateTime, entity, number, Row, text } from '../kit/field/index.ts';
import { units } from './vocabulary.ts';

/**
 * A photo or document that was uploaded to be attached to a record (domain §2.4 photos, §2.2 files). Its bytes lie under their hash,
 * what it holds was told from them.
 */
@entity<File>('文件', 'File', {
  plural: 'files',
  icon: 'AttachFile',
  title: 'name',
  list: ['name', 'mimeType', 'sizeBytes', 'createdBy', 'createdAt'],
  search: ['name'],
  sort: ['-createdAt'],
  scope: { department: 'createdBy', owner: 'createdBy' },
  upload: { linkedAt: 'linkedAt', mediaType: 'mimeType', size: 'sizeBytes' },
})
export class File extends Row {
  @text('文件名', 'File name', { required: true, max: 255, write: 'never' })
  name!: string;

  @text('文件类型', 'Media type', { required: true, max: 120, write: 'never' })
  mimeType!: string;

  @number('大小', 'Size', { required: true, unit: units.bytes, write: 'never' })
  sizeBytes!: number;

  /** As the picture is looked at, whichever way the camera was held; pictures alone have one. */
  @number('宽度', 'Width', { unit: units.pixels, write: 'never' })
  width?: number | null;

  @number('高度', 'Height', { unit: units.pixels, write: 'never' })
  height?: number | null;

  @text('校验值', 'SHA-256', { required: true, min: 64, max: 64, index: true, write: 'never' })
  sha256!: string;

  /** When a record first named it: whoever sees such a record sees the file, and nobody else. */
  @dateTime('附加时间', 'Attached at', { write: 'never' })
  linkedAt?: string | null;
}
