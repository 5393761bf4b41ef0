import { buildSchema, introspectionFromSchema } from 'graphql';
import type { FieldKind, PanelModel } from '../../admin/generate/model.ts';
import { readModel } from '../../admin/generate/readModel.ts';
import type { Catalogue, CatalogueEntity, CatalogueField } from '../../admin/provider/catalogue.ts';

/** A product of two nouns that has nothing to do with ours: what the panel makes of it, it makes of any. */
const sdl = `
  scalar Decimal scalar Date scalar DateTime scalar JSON
  enum SortDirection { ASC DESC }
  enum DeletedRows { ONLY }
  enum BookState { "在架 | On the shelf" SHELVED "借出 | Lent" LENT }
  type PageInfo { hasNextPage: Boolean! }
  type BulkResult { changed: Int! }
  "作者 | Author"
  type Author { id: ID! version: Int! nameZh: String! nameEn: String books(first: Int): BookConnection! }
  type AuthorConnection { nodes: [Author!]! totalCount: Int! pageInfo: PageInfo! }
  type Book {
    id: ID! version: Int! createdAt: DateTime!
    "书名 | Title" title: String!
    author: Author editors(first: Int): AuthorConnection!
    price: Decimal state: BookState! boughtOn: Date lentAt: DateTime pages: Int isRare: Boolean tags: [String!]
  }
  type BookConnection { nodes: [Book!]! totalCount: Int! pageInfo: PageInfo! }
  input AuthorWhere { id: JSON nameZh: JSON q: String }
  input AuthorOrder { nameZh: SortDirection }
  input BookWhere { id: JSON title: JSON author: AuthorWhere price: JSON lentAt: JSON state: JSON }
  input BookOrder { title: SortDirection author: AuthorOrder }
  input BookCreateInput { title: String! authorId: ID! editorIds: [ID!] price: Decimal tags: [String!] }
  input BookUpdateInput { title: String authorId: ID price: Decimal tags: [String!] }
  input LendBookInput { borrower: String! until: Date }
  type Query {
    author(id: ID!): Author
    authors(where: AuthorWhere, orderBy: [AuthorOrder!], first: Int, offset: Int): AuthorConnection!
    book(id: ID!): Book
    books(where: BookWhere, orderBy: [BookOrder!], first: Int, offset: Int, deleted: DeletedRows): BookConnection!
  }
  type Mutation {
    createBook(input: BookCreateInput!): Book!
    updateBook(id: ID!, input: BookUpdateInput!, expectedVersion: Int): Book!
    deleteBook(id: ID!, expectedVersion: Int): Book!
    restoreBook(id: ID!): Book!
    deleteBooks(ids: [ID!]): BulkResult!
    lendBook(id: ID!, input: LendBookInput!, expectedVersion: Int): Book!
  }`;

/** The viewer's introspection of the library. */
export const introspection = introspectionFromSchema(buildSchema(sdl)).__schema;

/** The library as the panel sees it, without and with a catalogue. */
export const bareModel: PanelModel = readModel(introspection, null);

/** A field as a catalogue describes it. */
export function catalogueField(name: string, kind: FieldKind, more: Partial<CatalogueField> = {}): CatalogueField {
  return {
    name,
    label: { zh: `${name}（中）`, en: name },
    help: null,
    kind,
    unit: null,
    required: false,
    default: null,
    shownOnce: false,
    internal: false,
    follows: null,
    creatable: true,
    editable: true,
    sortable: true,
    filterable: true,
    input: name,
    target: null,
    inverse: null,
    only: null,
    options: null,
    optionsBy: null,
    maxLength: null,
    min: null,
    max: null,
    scale: null,
    format: null,
    ...more,
  };
}

const can = { list: true, show: true, create: true, edit: true, delete: true, restore: true, export: true, import: false };

const book: CatalogueEntity = {
  name: 'Book',
  single: 'book',
  plural: 'books',
  label: { zh: '书', en: 'Book' },
  labels: { zh: '书', en: 'Books' },
  description: null,
  group: 'shop',
  icon: 'MenuBook',
  title: 'title',
  status: 'state',
  list: ['title', 'author', 'price', 'secret'],
  filters: ['author'],
  sort: [{ field: 'title', direction: 'DESC' }],
  searchable: false,
  tabs: [{ key: 'main', label: { zh: '基本', en: 'Main' }, fields: ['title', 'author', 'createdAt'] }],
  can,
  tells: null,
  history: null,
  viewAs: null,
  upload: null,
  workCalendar: null,
  fields: [
    catalogueField('title', 'TEXT', { required: true }),
    catalogueField('author', 'BELONGS_TO', { input: 'authorId', target: 'Author' }),
    catalogueField('editors', 'LINKS', { input: 'editorIds', target: 'Author' }),
    catalogueField('price', 'MONEY'),
    catalogueField('lentAt', 'DATE_TIME'),
    catalogueField('secret', 'TEXT'),
  ],
  verbs: [
    {
      name: 'lendBook',
      label: { zh: '借出', en: 'Lend' },
      icon: null,
      from: ['SHELVED'],
      to: ['LENT'],
      toField: null,
      statusField: 'state',
      guard: null,
      onRow: true,
      preview: null,
      fields: [catalogueField('borrower', 'TEXT')],
    },
    {
      name: 'burnBook',
      label: { zh: '烧', en: 'Burn' },
      icon: null,
      from: null,
      to: null,
      toField: null,
      statusField: null,
      guard: null,
      onRow: true,
      preview: null,
      fields: [],
    },
  ],
};

/** A catalogue that speaks of books alone. */
export const catalogue: Catalogue = {
  business: { today: '2026-11-23', demo: true, timeZone: 'Asia/Shanghai' },
  groups: [{ key: 'shop', label: { zh: '书店', en: 'Shop' }, icon: 'Store' }],
  entities: [book],
  reports: [],
};

/** The library with its catalogue. */
export const model: PanelModel = readModel(introspection, catalogue);
