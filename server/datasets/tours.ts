import { dataset } from '../kit/dataset/dataset.ts';

export const tours = dataset('tours', {
  description: {
    zh: '每个参观申请一行,从申请到接待、反馈。',
    en: 'One row per tour request, from the application to reception and feedback.',
  },
  query: /* GraphQL */ `
    query ($plannedFrom: DateTime, $plannedBefore: DateTime, $status: [TourStatus!], $category: [VisitorCategory!], $accountCode: String) {
      tourRequests(
        where: {
          plannedStart: { gte: $plannedFrom, lt: $plannedBefore }
          status: { in: $status }
          category: { in: $category }
          account: { code: { eq: $accountCode } }
        }
      ) {
        nodes {
          id
          no
          status
          statusReason
          category
          tourType
          visitorOrg
          headcount
          account {
            id
            code
            name
            tier
          }
          handlingUnit {
            id
            name
          }
          applicant {
            id
            employeeNo
            name
          }
          route {
            id
            nameZh
            nameEn
            durationMin
          }
          plannedStart
          plannedEnd
          officeContactedAt
          urgentReason
          purpose
          content
          receptionist {
            id
            employeeNo
            name
          }
          vehicleNeeded
          vehicle {
            id
            plateNo
          }
          guideNeeded
          guideSource
          guide {
            id
            employeeNo
            name
          }
          mediaActivity
          photoPermitted
          feedbackScore
          feedback
          createdAt
          updatedAt
        }
      }
    }
  `,
});
