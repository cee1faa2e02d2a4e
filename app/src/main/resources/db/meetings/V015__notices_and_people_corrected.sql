alter table meetings.step drop constraint step_act_check;
alter table meetings.step add constraint step_act_check check (act in ('PLAN', 'CHANGE', 'CONVENE',
    'CORRECT', 'OPEN', 'CLOSE', 'SIGN_MINUTES', 'ARCHIVE', 'CANCEL'));

create table meetings.correction (
    id            bigint      generated always as identity primary key,
    meeting_id    bigint      not null references meetings.meeting,
    was_starts_at timestamp   not null,
    was_place     text        not null check (was_place <> ''),
    starts_at     timestamp   not null,
    place         text        not null check (place <> ''),
    reason        text        not null,
    short_reason  text        not null,
    by_name       text        not null,
    at            timestamptz not null,
    check ((was_starts_at, was_place) <> (starts_at, place))
);
comment on table meetings.correction is '会议时间、地点的更正：原来的和更正后的都留着';
comment on column meetings.correction.short_reason is '不足通知期限的理由；没有不足时为空';
create index correction_of_meeting on meetings.correction (meeting_id, id);

create table meetings.participant_change (
    id             bigint      generated always as identity primary key,
    participant_id bigint      not null references meetings.participant,
    act            text        not null check (act in ('REMOVE', 'ROLE', 'RETURN')),
    role           text        not null check (role in ('ATTEND', 'NONVOTING', 'OBSERVER')),
    reason         text        not null check (reason <> '' or act = 'RETURN'),
    by_name        text        not null,
    at             timestamptz not null
);
comment on table meetings.participant_change is '登记以后移出、改身份、重新列入；原来的登记不改';
create index change_of_participant on meetings.participant_change (participant_id, id);

create view meetings.invited as
select p.id, p.meeting_id, p.no, p.person_id, p.account_id, p.name, p.duty, p.group_name,
    coalesce(c.role, p.role) as role, p.may_act
from meetings.participant p
    left join lateral (
        select act, role from meetings.participant_change
        where participant_id = p.id order by id desc limit 1
    ) c on true
where c.act is distinct from 'REMOVE';
comment on view meetings.invited is '现在参加会议的人：登记的，加上以后的变动';

revoke update, delete, truncate on meetings.correction, meetings.participant_change from ${app};
