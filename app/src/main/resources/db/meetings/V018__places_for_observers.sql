create table meetings.place_offer (
    meeting_id bigint      primary key references meetings.meeting,
    closes_at  timestamp   not null,
    note       text        not null,
    by_name    text        not null,
    at         timestamptz not null
);
comment on table meetings.place_offer is '公民旁听：报名到什么时候为止';

create table meetings.place (
    meeting_id bigint not null references meetings.place_offer,
    no         int    not null check (no > 0),
    primary key (meeting_id, no)
);
comment on table meetings.place is '每一个旁听席位；同意的人各占一个，所以总数不会超';

create table meetings.application (
    id             bigint      generated always as identity primary key,
    meeting_id     bigint      not null references meetings.place_offer,
    stage          text        not null check (stage in ('APPLIED', 'WAITING', 'ACCEPTED',
        'REFUSED', 'WITHDRAWN')),
    place_no       int,
    participant_id bigint      references meetings.participant,
    code_hash      bytea       not null unique check (length(code_hash) = 32),
    name_shown     text        not null check (name_shown <> ''),
    name           bytea,
    phone_shown    text        not null check (phone_shown <> ''),
    phone          bytea,
    phone_index    bytea       not null,
    at             timestamptz not null,
    unique (meeting_id, place_no),
    foreign key (meeting_id, place_no) references meetings.place,
    check ((stage = 'ACCEPTED') = (place_no is not null)),
    check (place_no is null or participant_id is not null)
);
comment on table meetings.application is '旁听报名：姓名、电话加密存放，列表只显示一部分';
create unique index one_application_a_phone on meetings.application (meeting_id, phone_index)
    where stage in ('APPLIED', 'WAITING', 'ACCEPTED');
create index application_of_meeting on meetings.application (meeting_id, id);

create table meetings.application_step (
    id             bigint      generated always as identity primary key,
    application_id bigint      not null references meetings.application,
    act            text        not null check (act in ('APPLY', 'ACCEPT', 'WAIT', 'REFUSE',
        'WITHDRAW')),
    reason         text        not null,
    by_name        text        not null,
    at             timestamptz not null,
    check (act <> 'REFUSE' or reason <> '')
);
comment on table meetings.application_step is '旁听报名的每一步；当前状态可由这些行重算';
create index step_of_application on meetings.application_step (application_id, id);

revoke update, delete, truncate on meetings.application_step from ${app};
revoke delete, truncate on meetings.application, meetings.place_offer from ${app};
