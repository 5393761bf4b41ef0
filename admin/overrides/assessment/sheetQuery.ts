import type { RaRecord } from 'react-admin';
import type { PreviewSheet } from './previewScore.ts';

export interface Named extends RaRecord {
  readonly name?: string;
  readonly nameZh?: string;
  readonly nameEn?: string | null;
}

interface Nodes<T> {
  readonly nodes: readonly T[];
}

export interface SheetRating extends Named {
  readonly share: string;
  readonly raterRole: string;
  readonly source: string;
  readonly points: string | null;
  readonly comment: string | null;
  readonly isCounted: boolean;
  readonly rater: Named | null;
  readonly ratedBy: Named | null;
  readonly subItem: { readonly id: string } | null;
}

/** What an indicator asks for. */
interface Standard {
  readonly standard: string | null;
  readonly standardEn: string | null;
}

export interface SheetLine extends Named {
  readonly order: number;
  readonly kind: string;
  readonly source: string;
  readonly plan: string | null;
  readonly wholePlan: string | null;
  readonly actual: string | null;
  readonly rate: string | null;
  readonly cappedRate: string | null;
  readonly weight: string | null;
  readonly score: string | null;
  readonly note: string | null;
  readonly needed: number | null;
  readonly indicator: (Standard & { readonly weight: string }) | null;
  readonly ratings: Nodes<SheetRating>;
}

export interface SheetAppeal extends RaRecord {
  readonly text: string;
  readonly dueOn: string | null;
  readonly outcome: string | null;
  readonly answer: string | null;
  readonly line: Named | null;
  readonly answeredBy: Named | null;
}

export interface SheetReview extends RaRecord {
  readonly achievements: string;
  readonly shortcomings: string | null;
  readonly improvement: string | null;
}

export interface Sheet extends RaRecord {
  readonly version: number;
  readonly period: string;
  readonly status: string;
  readonly revision: number;
  readonly revisionReason: string | null;
  readonly isShadow: boolean;
  readonly isSourceChanged: boolean;
  readonly dueOn: string | null;
  readonly weightPolicy: string | null;
  readonly planZeroPolicy: string | null;
  readonly cap: string | null;
  readonly penalty: string | null;
  readonly total: string | null;
  readonly max: string | null;
  readonly percent: string | null;
  readonly grade: string | null;
  readonly pointsToNextGrade: string | null;
  readonly remark: string | null;
  readonly specialist: Named | null;
  readonly orgUnit: Named | null;
  readonly template: (Named & { readonly code: string; readonly edition: number; readonly weightSum: string }) | null;
  readonly revisionOf: { readonly id: string; readonly revision: number } | null;
  readonly lines: Nodes<SheetLine>;
  readonly appeals: Nodes<SheetAppeal>;
  readonly selfReviews: Nodes<SheetReview>;
}

/** What the preview of a total is made of, with the points as typed. */
export function previewOf(sheet: Sheet, typed: ReadonlyMap<string, string>): PreviewSheet {
  const { weightPolicy, planZeroPolicy, penalty, lines } = sheet;
  return {
    weightPolicy,
    planZeroPolicy,
    penalty,
    lines: lines.nodes.map(({ id, kind, weight, score, indicator, ratings }) => ({
      id: String(id),
      kind,
      weight,
      score,
      printed: indicator?.weight ?? weight ?? '0',
      ratings: ratings.nodes.map((rating) => ({
        subItem: rating.subItem?.id ?? String(rating.id),
        share: rating.share,
        points: typed.get(String(rating.id)) ?? rating.points,
      })),
    })),
  };
}

/** What a row is called in the language of the page. */
export function nameIn(row: Named | null | undefined, locale: 'zh' | 'en'): string {
  if (!row) return '';
  const zh = row.nameZh ?? row.name ?? '';
  return locale === 'en' ? (row.nameEn ?? zh) || zh : zh;
}

export function standardIn(row: Standard | null, locale: 'zh' | 'en'): string | null {
  return (locale === 'en' && row?.standardEn) || (row?.standard ?? null);
}

/** Points that follow from something else than somebody's judgement. */
export function isComputed({ source }: SheetRating): boolean {
  return source !== 'MANUAL';
}

/** States in which points may still be given. */
export function isOpenToRate({ status }: Pick<Sheet, 'status'>): boolean {
  return status !== 'CONFIRMED' && status !== 'CLOSED';
}
