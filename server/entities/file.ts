import { entity, number, Row, text } from '../kit/field/index.ts';
import { units } from './vocabulary.ts';

/** A photo or document that was uploaded with a record; its bytes lie under their hash (domain §2.4 photos, §2.2 files). */
@entity<File>('文件', 'File', {
  plural: 'files',
  icon: 'AttachFile',
  title: 'name',
  list: ['name', 'mimeType', 'sizeBytes', 'createdBy', 'createdAt'],
  search: ['name'],
  sort: ['-createdAt'],
  scope: { department: 'createdBy', owner: 'createdBy' },
})
export class File extends Row {
  @text('文件名', 'File name', { required: true, max: 255, write: 'never' })
  name!: string;

  @text('文件类型', 'Media type', { required: true, max: 120, write: 'never' })
  mimeType!: string;

  @number('大小', 'Size', { required: true, unit: units.bytes, write: 'never' })
  sizeBytes!: number;

  @text('校验值', 'SHA-256', { required: true, min: 64, max: 64, index: true, write: 'never' })
  sha256!: string;
}
