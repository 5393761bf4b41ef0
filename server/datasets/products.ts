import { dataset } from '../kit/dataset/dataset.ts';

export const products = dataset('products', {
  description: {
    zh: '每个产品或项目一行,含类别、案场与标价。',
    en: 'One row per product, with category, site and list price.',
  },
  query: /* GraphQL */ `
    query ($categoryCode: String, $siteCode: String, $active: Boolean) {
      products(where: { category: { code: { eq: $categoryCode } }, site: { code: { eq: $siteCode } }, active: { eq: $active } }) {
        nodes {
          id
          code
          nameZh
          nameEn
          unit
          priceUnit
          listPrice
          active
          category {
            id
            code
            nameZh
            nameEn
          }
          site {
            id
            code
            name
          }
          createdAt
          updatedAt
        }
      }
    }
  `,
});
