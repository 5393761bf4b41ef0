/** A sheet as it lies on the table: figures, who rated what, objections and the specialist's own words. */
export const sheetQuery = /* GraphQL */ `
  query AssessmentSheetPage($id: ID!) {
    assessmentSheet(id: $id) {
      id
      version
      period
      status
      revision
      revisionReason
      isShadow
      isSourceChanged
      dueOn
      weightPolicy
      planZeroPolicy
      cap
      penalty
      total
      max
      percent
      grade
      pointsToNextGrade
      remark
      calculatedAt
      confirmedAt
      closedAt
      specialist {
        id
        name
        nameEn
      }
      orgUnit {
        id
        name
        nameEn
      }
      template {
        id
        code
        nameZh
        nameEn
        edition
        weightSum
      }
      revisionOf {
        id
        revision
      }
      lines(first: 12) {
        nodes {
          id
          order
          nameZh
          nameEn
          kind
          source
          plan
          wholePlan
          actual
          rate
          cappedRate
          weight
          score
          note
          needed
          indicator {
            id
            weight
            standard
            standardEn
          }
          ratings(first: 12, orderBy: [{ subItem: { order: ASC } }]) {
            nodes {
              id
              version
              nameZh
              nameEn
              share
              raterRole
              source
              points
              comment
              isCounted
              rater {
                id
                name
                nameEn
              }
              ratedBy {
                id
                name
                nameEn
              }
              subItem {
                id
              }
            }
          }
        }
      }
      appeals(first: 12) {
        nodes {
          id
          version
          text
          dueOn
          outcome
          answer
          line {
            id
            nameZh
            nameEn
          }
          answeredBy {
            id
            name
            nameEn
          }
        }
      }
      selfReviews(first: 1) {
        nodes {
          id
          version
          achievements
          shortcomings
          improvement
        }
      }
    }
  }
`;

/** The sheets of the same month: by other templates for comparison, and revisions. */
export const siblingsQuery = /* GraphQL */ `
  query AssessmentSheetSiblings($specialistId: ID!, $period: Period!) {
    assessmentSheets(
      where: { specialist: { id: { eq: $specialistId } }, period: { eq: $period } }
      orderBy: [{ isShadow: ASC }, { template: { code: ASC } }, { revision: DESC }]
      first: 12
    ) {
      nodes {
        id
        revision
        isShadow
        status
        total
        max
        percent
        grade
        template {
          id
          code
          nameZh
          nameEn
        }
      }
    }
  }
`;

/** Every record that could count for a line, the counted ones first. */
export const evidenceQuery = /* GraphQL */ `
  query AssessmentReceipts($lineId: ID!) {
    assessmentEvidences(where: { line: { id: { eq: $lineId } } }, first: 100) {
      totalCount
      nodes {
        id
        noun
        recordId
        title
        occurredOn
        counted
        amount
        excludeReason
      }
    }
  }
`;
