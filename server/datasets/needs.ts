import { dataset } from '../kit/dataset/dataset.ts';

export const needs = dataset('needs', {
  description: {
    zh: '每条客户需求一行,含数量、价格与预估金额。',
    en: 'One row per need of an account, with quantity, prices and the estimated amount.',
  },
  query: /* GraphQL */ `
    query (
      $status: [NeedStatus!]
      $categoryCode: String
      $neededFrom: Date
      $neededBefore: Date
      $accountCode: String
      $specialistNo: String
    ) {
      needs(
        where: {
          status: { in: $status }
          category: { code: { eq: $categoryCode } }
          neededBy: { gte: $neededFrom, lt: $neededBefore }
          account: { code: { eq: $accountCode } }
          specialist: { employeeNo: { eq: $specialistNo } }
        }
      ) {
        nodes {
          id
          status
          statusReason
          account {
            id
            code
            name
            tier
          }
          specialist {
            id
            employeeNo
            name
          }
          orgUnit {
            id
            name
          }
          category {
            id
            code
            nameZh
            nameEn
          }
          product {
            id
            code
          }
          productName
          region {
            id
            code
            nameZh
            nameEn
          }
          regionText
          quantity
          unit
          priceMin
          priceMax
          priceUnit
          estimatedAmount
          probability
          neededBy
          demandReason
          description
          sourceVisit {
            id
            no
          }
          sourceTour {
            id
            no
          }
          createdAt
          updatedAt
        }
      }
    }
  `,
});
