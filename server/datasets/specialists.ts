import { dataset } from '../kit/dataset/dataset.ts';

export const specialists = dataset('specialists', {
  description: {
    zh: '每位客户专员一行:级别、入离部日期、带教人与负荷指数。',
    en: 'One row per account specialist: grade, dates, mentor and load index.',
  },
  query: /* GraphQL */ `
    query ($grade: [SpecialistGrade!]) {
      specialists(where: { grade: { in: $grade } }) {
        nodes {
          id
          grade
          joinedOn
          leftOn
          loadIndex
          user {
            id
            employeeNo
            name
            active
            orgUnit {
              id
              name
            }
          }
          mentor {
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
