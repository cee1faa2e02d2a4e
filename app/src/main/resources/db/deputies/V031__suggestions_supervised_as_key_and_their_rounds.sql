create table deputies.key_supervision (
    suggestion_id  bigint      primary key references deputies.suggestion,
    congress_id    bigint      not null,
    leader_account bigint      not null,
    leader_name    text        not null check (leader_name <> ''),
    committee      text        not null check (committee <> ''),
    decided_on     date        not null,
    reason         text        not null check (reason <> ''),
    at             timestamptz not null,
    by_name        text        not null
);
comment on table deputies.key_supervision is '重点督办建议：主任会议确定，主任会议成员领衔，专委会对口（SUG-20）';
create index key_supervision_by_congress on deputies.key_supervision (congress_id, decided_on);
create index key_supervision_by_leader on deputies.key_supervision (leader_account);
alter table deputies.key_supervision enable row level security;
create policy key_supervision_in_scope on deputies.key_supervision
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.key_round (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    way         text        not null check (way in ('FACE_TO_FACE', 'BACK_TO_BACK')),
    title       text        not null check (title <> ''),
    held_on     date        not null,
    at          timestamptz not null,
    by_name     text        not null
);
comment on table deputies.key_round is '重点督办的一轮评价：面对面或者背靠背';
create index key_round_by_congress on deputies.key_round (congress_id, id desc);
alter table deputies.key_round enable row level security;
create policy key_round_in_scope on deputies.key_round
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.key_round_suggestion (
    round_id      bigint not null references deputies.key_round,
    suggestion_id bigint not null references deputies.key_supervision,
    primary key (round_id, suggestion_id)
);
comment on table deputies.key_round_suggestion is '一轮评价包括的重点督办建议';

create table deputies.key_round_end (
    round_id bigint      primary key references deputies.key_round,
    at       timestamptz not null,
    by_name  text        not null
);
comment on table deputies.key_round_end is '一轮评价的结束';

create table deputies.key_rating (
    round_id      bigint      not null,
    suggestion_id bigint      not null,
    account_id    bigint      not null,
    attitude      text        not null check (attitude in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    result        text        not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    reason        text        not null,
    at            timestamptz not null,
    primary key (round_id, suggestion_id, account_id),
    foreign key (round_id, suggestion_id) references deputies.key_round_suggestion,
    check (result <> 'DISSATISFIED' or reason <> '')
);
comment on table deputies.key_rating is '代表在一轮中对重点督办建议的评价，承办单位看不到';

revoke update, delete, truncate on deputies.key_supervision, deputies.key_round,
    deputies.key_round_suggestion, deputies.key_round_end, deputies.key_rating from ${app};
