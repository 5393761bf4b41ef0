import { describe, expect, it } from '@jest/globals';
import { checkFormat, type TextFormat } from '../../server/kit/field/index.ts';

const CREDIT_CODE = '912102008186620197';
const CREDIT_DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const examples: Record<TextFormat, { good: readonly string[]; bad: readonly string[] }> = {
  email: {
    good: ['li.na@example.com', 'a+b@mail.example.com.cn', '王芳@例子.中国'],
    bad: ['', 'li.na', '@example.com', 'li@', 'li@example', 'li na@example.com', 'a@b@example.com', 'li@example..com'],
  },
  phone: {
    good: [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '0086 13812345678',
      '0411-88881234',
      '88881234',
      '(010) 88881234',
      '（0755）8888 1234转802',
      '+86 411 88881234',
      '400-800-1234',
      '+49 30 1234567',
    ],
    bad: ['', '12345678901', '1381234567', '88888', '138123456789', '电话', '0411-8888', '+86 12345', '13812345678; drop'],
  },
  creditCode: {
    good: [CREDIT_CODE, '9144060057500407X2', '91430100668596609X', '91430100567340671K'],
    bad: ['', '123', CREDIT_CODE.slice(0, 17), `${CREDIT_CODE}0`, CREDIT_CODE.replace('9', 'I'), '9144060057500407x2'],
  },
  period: {
    good: ['2026-01', '2026-12'],
    bad: ['', '2026-00', '2026-13', '2026-1', '202601', '2026-01-01'],
  },
};

for (const format of Object.keys(examples) as TextFormat[]) {
  describe(`checkFormat ${format}`, () => {
    it.each(examples[format].good)('takes %j', (value) => {
      expect(checkFormat(format, value)).toBe(true);
    });

    it.each(examples[format].bad)('refuses %j', (value) => {
      expect(checkFormat(format, value)).toBe(false);
    });
  });
}

describe('the check character of a credit code', () => {
  it('is the only one of the 31 that fits its 17 characters', () => {
    const fitting = [...CREDIT_DIGITS].filter((last) => checkFormat('creditCode', CREDIT_CODE.slice(0, 17) + last));

    expect(fitting).toEqual([CREDIT_CODE[17]]);
  });

  it('tells every wrong digit in any other place', () => {
    const places = Array.from({ length: 17 }, (_, place) => place);
    const mistyped = places.map(
      (place) => CREDIT_CODE.slice(0, place) + (CREDIT_CODE[place] === '4' ? '5' : '4') + CREDIT_CODE.slice(place + 1),
    );

    expect(mistyped.filter((code) => checkFormat('creditCode', code))).toEqual([]);
  });
});
