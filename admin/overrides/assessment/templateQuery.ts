import type { RaRecord } from 'react-admin';
import type { Named } from './sheetQuery.ts';

/** A template with its rows, and the editions of the same code. */
export const templateQuery = /* GraphQL */ `
  query AssessmentTemplatePage($id: ID!) {
    assessmentTemplate(id: $id) {
      id
      version
      code
      nameZh
      nameEn
      validFrom
      validTo
      weightPolicy
      cap
      planZeroPolicy
      weightSum
      weightDecision
      status
      edition
      orgUnit {
        id
        name
        nameEn
      }
      indicators(first: 30) {
        nodes {
          id
          version
          order
          nameZh
          nameEn
          standard
          standardEn
          weight
          kind
          source
          unit
          subItems(first: 12) {
            nodes {
              id
              nameZh
              nameEn
              share
              raterRole
            }
          }
        }
      }
    }
  }
`;

export const editionsQuery = /* GraphQL */ `
  query AssessmentTemplateEditions($code: String!) {
    assessmentTemplates(where: { code: { eq: $code } }, orderBy: [{ edition: DESC }], first: 30) {
      nodes {
        id
        edition
        status
        validFrom
        validTo
        weightSum
        orgUnit {
          id
          name
          nameEn
        }
      }
    }
  }
`;

export interface TemplateIndicator extends Named {
  readonly version: number;
  readonly order: number;
  readonly standard: string | null;
  readonly standardEn: string | null;
  readonly weight: string;
  readonly kind: string;
  readonly source: string;
  readonly subItems: { readonly nodes: readonly (Named & { readonly share: string | null; readonly raterRole: string })[] };
}

export interface Template extends Named {
  readonly code: string;
  readonly status: string;
  readonly edition: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly weightSum: string;
  readonly weightPolicy: string | null;
  readonly weightDecision: string | null;
  readonly orgUnit: Named | null;
  readonly indicators: { readonly nodes: readonly TemplateIndicator[] };
}

export interface Edition extends RaRecord {
  readonly edition: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly weightSum: string;
  readonly orgUnit: Named | null;
}
