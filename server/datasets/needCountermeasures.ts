import { dataset } from '../kit/dataset/dataset.ts';

export const needCountermeasures = dataset('need-countermeasures', {
  description: {
    zh: '每条需要对策一行:问题点、对策、责任人、期限与效果。',
    en: 'One row per countermeasure: the problem, what is done, by whom, until when, and its effect.',
  },
  query: /* GraphQL */ `
    query ($status: [CountermeasureStatus!], $dueFrom: Date, $dueBefore: Date, $accountCode: String, $ownerNo: String) {
      needCountermeasures(
        where: {
          status: { in: $status }
          dueOn: { gte: $dueFrom, lt: $dueBefore }
          account: { code: { eq: $accountCode } }
          owner: { employeeNo: { eq: $ownerNo } }
        }
      ) {
        nodes {
          id
          status
          statusReason
          dueOn
          effective
          account {
            id
            code
            name
            tier
          }
          owner {
            id
            employeeNo
            name
          }
          direction {
            id
            code
            nameZh
            nameEn
          }
          directionAfter {
            id
            code
            nameZh
            nameEn
          }
          problemCategory {
            id
            code
            nameZh
            nameEn
          }
          problem
          directionNote
          countermeasure
          result
          need {
            id
          }
          visit {
            id
            no
          }
          verifiedBy {
            id
            employeeNo
            name
          }
          verifiedAt
          createdAt
          updatedAt
        }
      }
    }
  `,
});
