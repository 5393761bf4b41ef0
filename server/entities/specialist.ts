import {
  atMost,
  belongsTo,
  choice,
  choices,
  date,
  decimal,
  derived,
  entity,
  links,
  longText,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { groups } from './groups.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';
import { cadenceDays } from './visitCadence.ts';

export const SpecialistGrade = choices('SpecialistGrade', {
  TRAINEE: ['见习', 'Trainee', 'grey'],
  JUNIOR: ['初级', 'Junior', 'teal'],
  MIDDLE: ['中级', 'Middle', 'blue'],
  SENIOR: ['高级', 'Senior', 'purple'],
});

/** The department's file on one of its account specialists, beside the person's user (domain §2.1). */
@entity<Specialist>('客户专员', 'Specialist', {
  plural: 'specialists',
  group: groups.organisation,
  icon: 'Badge',
  title: 'name',
  list: ['name', 'grade', 'joinedOn', 'leftOn', 'mentor', 'loadIndex'],
  filters: ['grade', 'mentor', 'leftOn'],
  sort: ['joinedOn'],
  scope: { department: 'user', owner: 'user' },
  rules: [atMost('joinedOn', 'leftOn', { zh: '离部日期不能早于入部日期', en: 'Left on must not be before joined on' })],
})
export class Specialist extends Row {
  @belongsTo('用户', 'User', () => User, { required: true, unique: true, write: 'create' })
  user!: User;

  @derived(
    text('姓名', 'Name'),
    (row) => `(select person.name from app_user person where person.id = ${row}.user_id and person.deleted_at is null)`,
    () => [User],
  )
  name!: string;

  @choice('级别', 'Grade', SpecialistGrade)
  grade?: ChoiceOf<typeof SpecialistGrade> | null;

  @date('入部日期', 'Joined on')
  joinedOn?: string | null;

  @date('离部日期', 'Left on')
  leftOn?: string | null;

  @belongsTo('带教人', 'Mentor', () => User)
  mentor?: User | null;

  @links('负责案场', 'Sites', () => SalesSite)
  sites!: readonly SalesSite[];

  @longText('能力评估', 'Ability note')
  abilityNote?: string | null;

  @derived(
    decimal('负荷指数', 'Load index', { help: { zh: '名下客户每30天应访次数', en: 'Visits due to own accounts in 30 days' } }),
    (row) => `coalesce((select round(sum(30.0 / nullif(${cadenceDays('own_account')}, 0)), 2) from account own_account
      where own_account.specialist_id = ${row}.user_id and own_account.deleted_at is null), 0)`,
    () => [Account],
  )
  loadIndex!: string;
}
