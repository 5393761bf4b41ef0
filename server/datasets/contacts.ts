import { dataset } from '../kit/dataset/dataset.ts';

export const contacts = dataset('contacts', {
  description: {
    zh: '每个联系人一行,不含电话、微信、邮箱与生日。',
    en: 'One row per contact, without telephone, WeChat, e-mail and birthday.',
  },
  query: /* GraphQL */ `
    query ($accountCode: String, $decisionRole: [DecisionRole!]) {
      contacts(where: { account: { code: { eq: $accountCode } }, decisionRole: { in: $decisionRole } }) {
        nodes {
          id
          name
          title
          department
          decisionRole
          attitude
          isPrimary
          account {
            id
            code
            name
          }
          reportsTo {
            id
            name
          }
          consentAt
          createdAt
          updatedAt
        }
      }
    }
  `,
});
