import { dataset } from '../kit/dataset/dataset.ts';

export const equipmentEvents = dataset('equipment-events', {
  description: {
    zh: '每次设备流转一行:领用、归还、调拨、维修、检查与报废。',
    en: 'One row per event of equipment: issue, return, transfer, repair, check and scrapping.',
  },
  query: /* GraphQL */ `
    query ($kind: [EquipmentEventKind!], $from: DateTime, $before: DateTime, $assetNo: String) {
      equipmentEvents(where: { kind: { in: $kind }, at: { gte: $from, lt: $before }, item: { assetNo: { eq: $assetNo } } }) {
        nodes {
          id
          at
          kind
          quantity
          cost
          note
          item {
            id
            assetNo
            name
            category
          }
          fromUser {
            id
            employeeNo
            name
          }
          toUser {
            id
            employeeNo
            name
          }
          fromSite {
            id
            code
            name
          }
          toSite {
            id
            code
            name
          }
          approvedBy {
            id
            employeeNo
            name
          }
          createdAt
          updatedAt
        }
      }
    }
  `,
});
