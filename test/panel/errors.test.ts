import { describe, expect, it } from '@jest/globals';
import { errorTree, faultOf, reasonsOf } from '../../admin/provider/errors.ts';

describe('faultOf', () => {
  it('keeps the gateway’s sentence and gives each code its status', () => {
    const fault = faultOf([{ message: '记录已被他人修改', extensions: { code: 'CONFLICT' } }]);

    expect(fault).toEqual({ message: '记录已被他人修改', status: 409, body: { code: 'CONFLICT' } });
  });

  it('hands field errors to the form', () => {
    const fieldErrors = [{ path: 'input.name', code: 'REQUIRED', message: '必填' }];

    expect(faultOf([{ message: '输入有误', extensions: { code: 'VALIDATION_FAILED', fieldErrors } }]).body.errors).toEqual({
      name: '必填',
    });
  });
});

describe('reasonsOf', () => {
  const reasons = [{ who: '张伟', what: '未领安全帽', code: 'T6', rule: '参观管理制度第六条' }];

  it('gives one by one for what something is refused', () => {
    const refused = faultOf([{ message: '张伟：未领安全帽', extensions: { code: 'INVALID_TRANSITION', reasons } }]);

    expect(reasonsOf(refused)).toEqual(reasons);
  });

  it('has none of a sentence alone', () => {
    expect([reasonsOf(faultOf([{ message: '出错' }])), reasonsOf(new Error('出错')), reasonsOf(null)]).toEqual([[], [], []]);
  });
});

describe('errorTree', () => {
  it('nests paths and keeps the first message of a field', () => {
    const errors = [
      { path: 'items.0.name', code: 'A', message: '甲' },
      { path: 'items.1.name', code: 'A', message: '乙' },
      { path: 'items.0.name', code: 'B', message: '丙' },
    ];

    expect(errorTree(errors)).toEqual({ items: { 0: { name: '甲' }, 1: { name: '乙' } } });
  });
});
