import { dataset } from '../kit/dataset/dataset.ts';

export const salesSites = dataset('sales-sites', {
  description: {
    zh: '每个项目案场一行。',
    en: 'One row per sales site.',
  },
  query: /* GraphQL */ `
    query ($status: [SalesSiteStatus!], $orgUnitId: ID) {
      salesSites(where: { status: { in: $status }, orgUnit: { id: { eq: $orgUnitId } } }) {
        nodes {
          id
          code
          name
          project
          status
          address
          orgUnit {
            id
            name
          }
          frontDesk {
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
