import { dataset } from '../kit/dataset/dataset.ts';

export const equipment = dataset('equipment', {
  description: {
    zh: '每件(批)案场设备一行,含保管人、状态与原值。',
    en: 'One row per item or batch of site equipment, with custodian, state and cost.',
  },
  query: /* GraphQL */ `
    query ($status: [EquipmentStatus!], $category: [EquipmentCategory!], $siteCode: String, $checkBefore: Date) {
      equipmentItems(
        where: {
          status: { in: $status }
          category: { in: $category }
          site: { code: { eq: $siteCode } }
          nextCheckOn: { lt: $checkBefore }
        }
      ) {
        nodes {
          id
          assetNo
          name
          category
          model
          serialNo
          status
          quantity
          unit
          site {
            id
            code
            name
            orgUnit {
              id
              name
            }
          }
          custodian {
            id
            employeeNo
            name
          }
          purchasedOn
          cost
          warrantyUntil
          nextCheckOn
          createdAt
          updatedAt
        }
      }
    }
  `,
});
