import { withClient } from '../../../server/database/database.ts';

/** What an administrator would have entered for the fields of the oracle's `STAGE_FIELDS`. */
const DEFINITIONS = /* sql */ `
insert into custom_field (id, version, created_at, updated_at, noun, key, kind, label_zh, label_en, options, dictionary, max_length, readers, writers, personal)
select gen_random_uuid(), 1, now(), now(), d.* from (values
  ('Account', 'cap', 'MONEY', '封顶金额', 'Cap', null::jsonb, null, null::int, '{MANAGER,FINANCE,OFFICE}'::text[], '{MANAGER}'::text[], false),
  ('Account', 'tint', 'CHOICE', '色标', 'Tint', '[{"code":"WARM","zh":"暖","en":"Warm"},{"code":"COLD","zh":"冷","en":"Cold"},
    {"code":"GONE","zh":"旧","en":"Gone","retired":true}]', null, null,
    '{REGIONAL_MANAGER,MANAGER,SPECIALIST,FINANCE,PARTNER,BI}', '{MANAGER,SPECIALIST}', true),
  ('Contact', 'nick', 'TEXT', '昵称', 'Nickname', null, null, 60, '{REGIONAL_MANAGER,MANAGER,OFFICE}', '{MANAGER}', false),
  ('Visit', 'mood', 'DICTIONARY', '氛围', 'Mood', null, 'INDUSTRY', null, '{REGIONAL_MANAGER,MANAGER,SPECIALIST}', '{SPECIALIST}', false)
) d`;

/** Values of every sort, and none; a mark in each text, as elsewhere. */
const VALUES = /* sql */ `
update account set x_cap = case when ascii(md5(id::text)) % 3 > 0 then (ascii(md5(id::text)) * 12.5)::numeric(18, 2) end,
  x_tint = (array['WARM', 'COLD', 'GONE', null])[1 + ascii(md5(id::text || 't')) % 4];
update contact set x_nick = case when ascii(md5(id::text)) % 4 > 0 then '昵~' || substr(md5('nick' || id::text), 1, 12) end;
update visit v set x_mood_id = (select i.id from dictionary_item i where i.dictionary = 'INDUSTRY'
  order by md5(i.id::text || v.id::text) limit 1) where ascii(md5(v.id::text)) % 3 > 0;
analyze account, contact, visit`;

/** Before a server starts on the database. */
export function defineStageFields(databaseUrl: string): Promise<unknown> {
  return withClient(databaseUrl, (client) => client.query(DEFINITIONS));
}

/** After one has. */
export function fillStageFields(databaseUrl: string): Promise<unknown> {
  return withClient(databaseUrl, (client) => client.query(VALUES));
}
