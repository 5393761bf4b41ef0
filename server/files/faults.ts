import { AppError } from '../kit/errors.ts';

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What went wrong while bytes were written, in our words where the place is full; anything else as it is. */
export function storageFault(error: unknown): unknown {
  const isFull = error instanceof Error && 'code' in error && FULL.has(error.code);
  return isFull ? new AppError('STORAGE_FULL', { cause: error }) : error;
}

/** Bytes that a row tells of and that are not to be had: the operator's to mend, and told apart from a file out of sight. */
export function lostFile(sha256: string, cause: unknown): AppError {
  return new AppError('UNAVAILABLE', { label: LOST, cause: new Error(`the bytes of ${sha256} cannot be read`, { cause }) });
}

const LOST = { zh: '文件暂时无法读取,请稍后重试', en: 'The file cannot be read for the moment; try again' };
