import { belongsTo, choice, dateTime, entity, longText, money, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { TourRequest } from './tourRequest.ts';
import { IncidentKind, Severity } from './tourVocabulary.ts';
import { TourVisitor } from './tourVisitor.ts';
import { Zone } from './zone.ts';

/** Something that went otherwise than the regulation wants, with what was done about it (domain §2.6). */
@entity<TourIncident>('参观异常', 'Tour incident', {
  plural: 'tourIncidents',
  group: groups.tours,
  icon: 'ReportProblem',
  title: 'description',
  list: ['at', 'tour', 'kind', 'severity', 'visitor', 'place', 'description', 'action'],
  filters: ['kind', 'severity', 'tour', 'at'],
  search: ['description', 'action'],
  sort: ['-at'],
  scope: { via: 'tour' },
})
export class TourIncident extends Row {
  @belongsTo('参观', 'Tour', () => TourRequest, { required: true, write: 'never' })
  tour!: TourRequest;

  @choice('类型', 'Kind', IncidentKind, { required: true, write: 'never' })
  kind!: ChoiceOf<typeof IncidentKind>;

  @choice('严重程度', 'Severity', Severity, { required: true, default: 'MEDIUM', write: 'never' })
  severity!: ChoiceOf<typeof Severity>;

  @dateTime('时间', 'At', { required: true, write: 'never' })
  at!: string;

  @belongsTo('地点', 'Place', () => Zone, { write: 'never' })
  place?: Zone | null;

  @belongsTo('参观人员', 'Visitor', () => TourVisitor, { write: 'never' })
  visitor?: TourVisitor | null;

  @text('说明', 'Description', { required: true, max: 500, write: 'never' })
  description!: string;

  /** Empty: not dealt with yet. */
  @longText('处理', 'Action', { max: 2000, write: 'never' })
  action?: string | null;

  @money('赔偿', 'Compensation', { write: 'never' })
  compensation?: string | null;
}
