import { describe, expect, it } from '@jest/globals';
import { fileNameOf } from '../../server/files/fileName.ts';

const JPEG = { name: 'image/jpeg', endings: ['jpg', 'jpeg'] };

describe('the name of a file', () => {
  it.each<[string, string]>([
    ['现场照片.jpg', '现场照片.jpg'],
    ['IMG_0001.JPEG', 'IMG_0001.JPEG'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\li\\photo.jpg', 'photo.jpg'],
    ['photo.exe', 'photo.exe.jpg'],
    ['photo\u202egpj.exe', 'photogpj.exe.jpg'],
    ['a\0b\nc.jpg', 'abc.jpg'],
    ['con<>:"|?*.jpg', 'con_______.jpg'],
    ['  .hidden. ', 'hidden.jpg'],
    ['', 'file.jpg'],
    ['.jpg', 'jpg.jpg'],
    ['half \ud83d pair.jpg', 'half pair.jpg'],
    [`${'长'.repeat(300)}.jpg`, `${'长'.repeat(116)}.jpg`],
  ])('%j becomes %j', (original, expected) => {
    expect(fileNameOf(original, JPEG)).toBe(expected);
  });
});
