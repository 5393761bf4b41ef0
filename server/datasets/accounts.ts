import { dataset } from '../kit/dataset/dataset.ts';

export const accounts = dataset('accounts', {
  description: {
    zh: '每个客户一行:等级、阶段、归属与拜访周期。',
    en: 'One row per account: tier, stage, who it belongs to, and its visit cadence.',
  },
  query: /* GraphQL */ `
    query ($tier: [AccountTier!], $stageCode: String, $specialistNo: String, $orgUnitId: ID) {
      accounts(
        where: {
          tier: { in: $tier }
          stage: { code: { eq: $stageCode } }
          specialist: { employeeNo: { eq: $specialistNo } }
          orgUnit: { id: { eq: $orgUnitId } }
        }
      ) {
        nodes {
          id
          code
          name
          shortName
          nameEn
          creditCode
          tier
          source
          tags
          address
          stage {
            id
            code
            nameZh
            nameEn
            order
          }
          industry {
            id
            code
            nameZh
            nameEn
          }
          region {
            id
            code
            nameZh
            nameEn
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
          partner {
            id
            code
            name
          }
          annualPotential
          creditLimit
          paymentTermDays
          visitCadenceDays
          lastVisitOn
          nextVisitDue
          overdueVisitDays
          createdAt
          updatedAt
        }
      }
    }
  `,
});
