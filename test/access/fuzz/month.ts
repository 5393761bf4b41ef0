/**
 * Rows of the month of each specialist, beside what the demo tells: plans, what comes of them, assessments, what happens on tours; some
 * on accounts, some on none, with raters and sites all over the house.
 */
export const MONTH = `
  create temporary view some_accounts as select * from account order by md5('month' || id::text) limit 150;
  create temporary view specialists as select * from app_user where 'SPECIALIST' = any(roles);
  create temporary view credited as select a.id as account_id, coalesce(a.specialist_id, (select id from specialists order by id limit 1)) as specialist_id,
    (select id from sales_site order by md5(id::text || a.id::text) limit 1) as site_id, (select id from product order by md5(id::text || a.id::text) limit 1) as product_id
    from some_accounts a;

  insert into monthly_plan (id, created_at, updated_at, specialist_id, org_unit_id, period, status, visit_typed)
    select md5('plan' || u.id || p)::uuid, '2026-11-01Z', '2026-11-01Z', u.id, u.org_unit_id, p, 'DRAFT', 3 from specialists u, unnest(array['2026-11', '2026-12']) p on conflict do nothing;
  insert into plan_item (id, created_at, updated_at, plan_id, kind, target_name, site_id, planned_on, groups, purpose)
    select md5('item' || p.id || k)::uuid, '2026-11-02Z', '2026-11-02Z', p.id, k, '意向客户' || k,
      (select id from sales_site order by md5(id::text || p.id::text) limit 1), '2026-11-20', 2, '了解需求' || p.period from monthly_plan p, unnest(array['VISIT', 'DELIVERY']) k;
  insert into plan_amendment (id, created_at, updated_at, plan_id, kind, old_value, new_value, reason)
    select md5('amendment' || id)::uuid, '2026-11-10Z', '2026-11-10Z', id, 'VISIT', 1, 2, '客户要求' || period from monthly_plan;
  insert into communication (id, created_at, updated_at, account_id, specialist_id, channel, at, summary)
    select md5('call' || account_id)::uuid, '2026-11-05Z', '2026-11-05Z', account_id, specialist_id, 'PHONE', '2026-11-05T02:00Z', '电话确认供货安排' from credited;
  insert into agreement (id, created_at, updated_at, account_id, title, kind, amount, valid_to, negotiator_id)
    select md5('agreement' || account_id)::uuid, '2026-11-06Z', '2026-11-06Z', account_id, '年度框架协议', 'FRAMEWORK', 100000, '2027-03-01', specialist_id from credited;
  insert into expansion (id, created_at, updated_at, account_id, specialist_id, "on", method, note)
    select md5('expansion' || account_id)::uuid, '2026-11-07Z', '2026-11-07Z', account_id, specialist_id, '2026-11-07', 'COLD', '园区陌拜' from credited;
  insert into site_delivery (id, created_at, updated_at, account_id, specialist_id, party_name, site_id, expected_at)
    select md5('delivery' || account_id)::uuid, '2026-11-08Z', '2026-11-08Z', case when hashtext(account_id::text) % 2 = 0 then account_id end, specialist_id,
      '考察团', site_id, '2026-11-23T06:00Z' from credited;
  insert into delivery_statement (id, created_at, updated_at, delivery_id, by_id, at, text)
    select md5('statement' || id)::uuid, '2026-11-09Z', '2026-11-09Z', id, specialist_id, '2026-11-09T02:00Z', '客户由我方邀约' from site_delivery;
  insert into deal (id, created_at, updated_at, account_id, specialist_id, product_id, site_id, amount)
    select md5('deal' || account_id)::uuid, '2026-11-09Z', '2026-11-09Z', account_id, specialist_id, product_id, site_id, 50000 from credited;
  insert into deal_split (id, created_at, updated_at, deal_id, specialist_id, share)
    select md5('split' || d.id)::uuid, '2026-11-09Z', '2026-11-09Z', d.id, d.specialist_id, 0.5 from deal d on conflict do nothing;
  insert into assessment_sheet (id, created_at, updated_at, specialist_id, org_unit_id, period, template_id, remark)
    select md5('sheet' || u.id || t.id)::uuid, '2026-11-03Z', '2026-11-03Z', u.id, u.org_unit_id, '2026-10', t.id, '本月考核' from specialists u, assessment_template t on conflict do nothing;
  insert into assessment_line (id, created_at, updated_at, sheet_id, indicator_id, "order", name_zh, name_en, kind, source)
    select md5('line' || s.id || i.id)::uuid, '2026-11-03Z', '2026-11-03Z', s.id, i.id, i."order", i.name_zh, i.name_en, i.kind, i.source
    from assessment_sheet s join assessment_indicator i on i.template_id = s.template_id
    where not exists (select 1 from assessment_line told where told.sheet_id = s.id);
  insert into assessment_rating (id, created_at, updated_at, line_id, sub_item_id, name_zh, name_en, share, rater_role, rater_id, specialist_id, comment)
    select md5('rating' || l.id || i.id)::uuid, '2026-11-04Z', '2026-11-04Z', l.id, i.id, i.name_zh, i.name_en, 0.25, i.rater_role,
      (select id from app_user order by md5(id::text || l.id::text) limit 1), s.specialist_id, '表现稳定'
    from assessment_line l join assessment_sub_item i on i.indicator_id = l.indicator_id join assessment_sheet s on s.id = l.sheet_id
    where not exists (select 1 from assessment_rating told where told.line_id = l.id);
  insert into assessment_evidence (id, created_at, updated_at, line_id, noun, record_id, record_version, title, counted, amount)
    select md5('evidence' || id)::uuid, '2026-11-04Z', '2026-11-04Z', id, 'Visit', id::text, 1, '拜访记录', true, 1 from assessment_line;
  insert into assessment_appeal (id, created_at, updated_at, sheet_id, line_id, text)
    select md5('appeal' || id)::uuid, '2026-11-05Z', '2026-11-05Z', sheet_id, id, '申请复核' from assessment_line where "order" = 1;
  update assessment_line set plan = 20, actual = 10 + "order", rate = 0.5 + "order" / 20.0, weight = 0.25, score = 12.35 + "order",
    note = 'BEYOND_PLAN' where abs(hashtext(id::text)) % 4 <> 0;
  update assessment_rating set points = abs(hashtext(id::text)) % 101 where abs(hashtext(id::text)) % 5 <> 0;
  update assessment_sheet set total = 50 + abs(hashtext(id::text)) % 40, max = 100, percent = 0.5, grade = 'D', calculated_at = '2026-11-04Z'
    where abs(hashtext(id::text)) % 3 <> 0;
  insert into assessment_sheet (id, created_at, updated_at, specialist_id, org_unit_id, period, template_id, revision, total, max, remark)
    select md5('revision' || id)::uuid, created_at, updated_at, specialist_id, org_unit_id, period, template_id, 2, 77.25, 100, '修订' from assessment_sheet
    where abs(hashtext(id::text)) % 4 = 0 on conflict do nothing;
  update monthly_plan set status = 'SUBMITTED', first_submitted_at = '2026-10-31T02:00Z', submitted_at = '2026-11-01T02:00Z', late_workdays = 1,
    deadline = '2026-10-30T15:59:59Z' where period = '2026-11' and abs(hashtext(id::text)) % 2 = 0;
  insert into self_review (id, created_at, updated_at, sheet_id, achievements)
    select md5('review' || id)::uuid, '2026-11-05Z', '2026-11-05Z', id, '新签两家客户' from assessment_sheet on conflict do nothing;
  insert into notification (id, created_at, updated_at, recipient_id, kind, title_zh, title_en, message_zh, message_en, account_id, noun, subject, occasion, due_at)
    select md5('told' || u.id || n)::uuid, '2026-11-06Z', '2026-11-06Z', u.id, 'AGREEMENT_ENDING', '协议即将到期' || n, 'Agreement ending ' || n, '请续签 ' || u.name,
      'Renew it, ' || u.username, (select id from account order by md5(id::text || u.id::text) limit 1), 'Agreement', n::text, '-30', '2026-12-01T15:59:59Z'
    from app_user u, generate_series(1, 2) n;
  insert into outbox_message (id, created_at, updated_at, channel, recipient_id, notification_id, key, title, body, status)
    select md5('out' || id)::uuid, created_at, created_at, 'EMAIL', recipient_id, id, 'EMAIL ' || id, title_zh, message_zh, 'PENDING' from notification;

  insert into tour_visitor (id, created_at, updated_at, tour_id, name, id_no, mobile, org, helmet_no, implant_declared)
    select md5('visitor' || t.id || n)::uuid, '2026-11-10Z', '2026-11-10Z', t.id, '来宾' || n, '11010119900307' || lpad(n::text, 4, '0'), '138001380' || lpad(n::text, 2, '0'),
      t.visitor_org, 'M' || n, 'NONE' from tour_request t, generate_series(10, 12) n;
  insert into deposit_item (id, created_at, updated_at, visitor_id, kind, tag_no, keeper_id, deposited_at)
    select md5('deposit' || v.id)::uuid, '2026-11-10Z', '2026-11-10Z', v.id, 'WATCH', left(md5(v.id::text), 8), (select id from app_user order by md5(id::text || v.id::text) limit 1), '2026-11-10T02:00Z'
    from tour_visitor v where v.name = '来宾10';
  insert into tour_check (id, created_at, updated_at, tour_id, "order", phase, text_zh, text_en, article, required)
    select md5('check' || id)::uuid, '2026-11-10Z', '2026-11-10Z', id, 1, 'BRIEFING', '说明时间与路线', 'Time and route explained', 'T5', true from tour_request;
  insert into head_count (id, created_at, updated_at, tour_id, expected, counted, at, counted_by_id)
    select md5('count' || t.id)::uuid, '2026-11-10Z', '2026-11-10Z', t.id, 3, 3, '2026-11-10T03:00Z', t.applicant_id from tour_request t;
  insert into tour_incident (id, created_at, updated_at, tour_id, kind, at, description, visitor_id)
    select md5('incident' || t.id)::uuid, '2026-11-10Z', '2026-11-10Z', t.id, 'OTHER', '2026-11-10T03:00Z', '有人掉队' || t.no, md5('visitor' || t.id || 11)::uuid from tour_request t;
  insert into tour_booking (id, created_at, updated_at, tour_id, starts_at, ends_at)
    select md5('booking' || t.id)::uuid, '2026-11-10Z', '2026-11-10Z', t.id, t.planned_start, t.planned_end from tour_request t;`;

/** Those of which some rows are deleted. */
export const THINNED_MONTH = [
  'MonthlyPlan',
  'PlanItem',
  'Communication',
  'Agreement',
  'Expansion',
  'SiteDelivery',
  'Deal',
  'DealSplit',
  'TourVisitor',
];
