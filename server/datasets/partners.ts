import { dataset } from '../kit/dataset/dataset.ts';

export const partners = dataset('partners', {
  description: {
    zh: '每个渠道伙伴一行,含其渠道客户。',
    en: 'One row per channel partner, with its channel account.',
  },
  query: /* GraphQL */ `
    query ($status: [PartnerStatus!]) {
      partners(where: { status: { in: $status } }) {
        nodes {
          id
          code
          name
          status
          account {
            id
            code
            name
            specialist {
              id
              employeeNo
              name
            }
            orgUnit {
              id
              name
            }
          }
          createdAt
          updatedAt
        }
      }
    }
  `,
});
