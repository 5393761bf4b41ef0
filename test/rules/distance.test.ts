import { describe, expect, it } from '@jest/globals';
import { distanceM } from '../../server/rules/distance.ts';

const OFFICE = { lat: 31.2304, lng: 121.4737 };

describe('the distance between two places', () => {
  it.each<[string, { lat: number; lng: number }, number]>([
    ['itself', OFFICE, 0],
    ['a street further north', { lat: 31.2354, lng: 121.4737 }, 556],
    ['a street further east', { lat: 31.2304, lng: 121.4787 }, 475],
    ['the other side of the world', { lat: -31.2304, lng: -58.5263 }, 20_015_087],
  ])('is told for %s', (_where, place, expected) => {
    expect(distanceM(OFFICE, place)).toBe(expected);
  });

  it('is the same across the date line', () => {
    expect(distanceM({ lat: 0, lng: 179.999 }, { lat: 0, lng: -179.999 })).toBe(222);
  });
});
