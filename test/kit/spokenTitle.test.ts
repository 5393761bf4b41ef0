import { describe, expect, it } from '@jest/globals';
import { spokenOf, spokenPlace } from '../../admin/app/palette/spoken.ts';
import { spokenPattern } from '../../server/kit/query/spokenPattern.ts';
import { titleKey } from '../../server/kit/store/titleKey.ts';

describe('how a title is read', () => {
  it.each([
    ['中国有色金属（沈阳）有限公司', 'zhong guo you se jin shu shen yang you xian gong si'],
    ['重庆铝业 A3', 'chong qing lv ye a3'],
    ['厦门长城银行', 'xia men chang cheng yin hang'],
    ['曾国藩', 'ceng guo fan / zeng guo fan'],
    ['Hong-Da Ltd.', 'hong da ltd'],
    ['（）', ''],
  ])('%s', (text, key) => expect(titleKey(text)).toBe(key));
});

describe('a typed word', () => {
  const key = 'zhong guo you se jin shu shen yang';

  it.each(['zg', 'zhongguo', 'zhguo', 'zgys', 'zgyouse', 'ysjs', 'shenyang', "shen'yang", 'ZG', 'jinshushen'])(
    '%s finds it by pinyin',
    (word) => expect(isFound(word)).toBe(true),
  );

  it.each(['gz', 'hong', 'zy', 'zgs', 'shenyangg', 'z', '中国', 'z%', '.*', '(z'])('%s does not', (word) =>
    expect(isFound(word)).toBe(false),
  );

  function isFound(word: string): boolean {
    const pattern = spokenPattern(word);
    return pattern !== null && new RegExp(pattern.replace(String.raw`\m`, String.raw`\b`)).test(key);
  }
});

describe('the pages of the palette', () => {
  it.each([
    ['大客户看板', 'dkh', 0],
    ['大客户看板', 'kanban', 9],
    ['大客户看板', 'khkb', 3],
    ['工作日历', 'gzrl', 0],
    ['工作日历', 'rz', null],
  ])('%s is found by %s', (text, typed, place) => expect(spokenPlace(spokenOf(text), typed)).toBe(place));
});
