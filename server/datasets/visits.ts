import { dataset } from '../kit/dataset/dataset.ts';

export const visits = dataset('visits', {
  description: {
    zh: '每次拜访一行,计划的与已进行的都在内;专员是当时的责任人。',
    en: 'One row per visit, planned or made; the specialist is the one it is credited to.',
  },
  query: /* GraphQL */ `
    query (
      $plannedFrom: DateTime
      $plannedBefore: DateTime
      $endedFrom: DateTime
      $endedBefore: DateTime
      $status: [VisitStatus!]
      $kind: [VisitKind!]
      $accountCode: String
      $specialistNo: String
    ) {
      visits(
        where: {
          plannedStart: { gte: $plannedFrom, lt: $plannedBefore }
          actualEnd: { gte: $endedFrom, lt: $endedBefore }
          status: { in: $status }
          kind: { in: $kind }
          account: { code: { eq: $accountCode } }
          specialist: { employeeNo: { eq: $specialistNo } }
        }
      ) {
        nodes {
          id
          no
          kind
          mode
          status
          statusReason
          outcome
          account {
            id
            code
            name
            tier
            orgUnit {
              id
              name
            }
          }
          specialist {
            id
            employeeNo
            name
          }
          plannedStart
          plannedEnd
          actualStart
          actualEnd
          reportedAt
          distanceM
          purpose
          summary
          problems
          competitorSeen
          nextStep
          nextOn
          createdAt
          updatedAt
        }
      }
    }
  `,
});
