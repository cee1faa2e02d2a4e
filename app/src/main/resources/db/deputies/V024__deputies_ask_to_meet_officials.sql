create table deputies.official_meeting (
    id           bigint generated always as identity primary key,
    congress_id  bigint      not null,
    account_id   bigint      not null,
    name         text        not null check (name <> ''),
    organ        text        not null check (organ <> ''),
    topic        text        not null check (topic <> ''),
    text         text        not null,
    stage        text        not null check (stage in ('ASKED', 'ARRANGED', 'HELD', 'ANSWERED',
        'DECLINED', 'WITHDRAWN')),
    official     text        not null default '',
    meets_at     timestamptz,
    place        text        not null default '',
    asked_at     timestamptz not null,
    held_on      date,
    check ((stage in ('ARRANGED', 'HELD', 'ANSWERED')) <= (meets_at is not null)),
    check ((stage in ('HELD', 'ANSWERED')) = (held_on is not null))
);
comment on table deputies.official_meeting is '代表约见国家机关负责人（代表法第三十条，DEP-25）';
create index official_meeting_by_account on deputies.official_meeting (account_id, id desc);
create index official_meeting_by_congress on deputies.official_meeting (congress_id, id desc);
alter table deputies.official_meeting enable row level security;
create policy official_meeting_in_scope on deputies.official_meeting
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.official_meeting_step (
    id         bigint generated always as identity primary key,
    meeting_id bigint      not null references deputies.official_meeting,
    act        text        not null,
    at         timestamptz not null,
    by_name    text        not null,
    text       text        not null
);
comment on table deputies.official_meeting_step is '约见的每一步；当前进度可由这些行重算';
create index step_of_official_meeting on deputies.official_meeting_step (meeting_id, id);
revoke update, delete, truncate on deputies.official_meeting_step from ${app};
