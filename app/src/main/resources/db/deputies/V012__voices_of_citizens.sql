create table deputies.voice (
    id              bigint generated always as identity primary key,
    congress_id     bigint not null,
    number          text   not null check (number <> ''),
    way             text   not null check (way in ('RECEPTION', 'MESSAGE')),
    station_id      bigint references deputies.station,
    account_id      bigint not null,
    account_name    text   not null,
    caller          text   not null check (length(caller) <= 4),
    phone           bytea,
    phone_shown     text   not null,
    title           text   not null check (title <> ''),
    text            text   not null check (text <> ''),
    area_code       text   not null,
    taken_on        date   not null,
    due_on          date,
    stage           text   not null check (stage in ('TAKEN', 'PASSED', 'REPORTED', 'SUGGESTED',
        'FORWARDED', 'RAISED', 'ANSWERED', 'CLOSED', 'REFUSED')),
    unit_id         bigint,
    unit_name       text,
    code_hash       bytea  not null unique check (length(code_hash) = 32),
    outcome_id      bigint,
    outcome_title   text,
    outcome_address text,
    unique (congress_id, number),
    check ((way = 'RECEPTION') = (station_id is not null)),
    check ((unit_id is null) = (unit_name is null)),
    check ((outcome_id is null) = (outcome_address is null))
);
comment on table deputies.voice is '群众意见：联络站接待记录与给代表的留言；入库前已脱敏';
comment on column deputies.voice.account_id is '负责答复的人：留言为代表，接待为登记的工作人员';
comment on column deputies.voice.caller is '姓氏首字，不存全名';
comment on column deputies.voice.phone is '电话加密存放，仅用于回复';
comment on column deputies.voice.code_hash is '查询码的摘要；查询码只有群众自己知道';
create index voice_by_congress on deputies.voice (congress_id, stage, id desc);
create index voice_by_account on deputies.voice (account_id, taken_on);
create index voice_by_station on deputies.voice (station_id, id desc);
create index voice_by_unit on deputies.voice (unit_id, stage);
alter table deputies.voice enable row level security;
create policy voice_in_scope on deputies.voice
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.voice_step (
    id       bigint generated always as identity primary key,
    voice_id bigint      not null references deputies.voice,
    act      text        not null,
    at       timestamptz not null,
    by_name  text        not null,
    text     text        not null,
    due_on   date
);
comment on table deputies.voice_step is '群众意见的每一步；当前进度和期限可由这些行重算';
create index step_of_voice on deputies.voice_step (voice_id, id);

create table deputies.voice_rating (
    voice_id bigint      primary key references deputies.voice,
    result   text        not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    reason   text        not null,
    at       timestamptz not null,
    check (result <> 'DISSATISFIED' or reason <> '')
);
comment on table deputies.voice_rating is '群众凭查询码的评价，只评一次，不改写';
revoke update, delete, truncate on deputies.voice_step, deputies.voice_rating from ${app};
