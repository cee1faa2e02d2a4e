create table deputies.planned_unit (
    suggestion_id bigint      not null references deputies.suggestion,
    unit_id       bigint      not null,
    unit_name     text        not null,
    role          text        not null check (role in ('LEAD', 'CO_HANDLER', 'SEPARATE')),
    asked_at      timestamptz not null,
    agrees        boolean,
    opinion       text        not null default '',
    answered_at   timestamptz,
    answered_by   text,
    primary key (suggestion_id, unit_id),
    check ((agrees is null) = (answered_at is null))
);
comment on table deputies.planned_unit is '拟分办方案与承办单位的意见（预征求）';

create table deputies.assignment (
    id            bigint generated always as identity primary key,
    suggestion_id bigint not null references deputies.suggestion,
    congress_id   bigint not null,
    unit_id       bigint not null,
    unit_name     text   not null,
    role          text   not null check (role in ('LEAD', 'CO_HANDLER', 'SEPARATE')),
    stage         text   not null check (stage in ('SENT', 'RECEIVED', 'RETURN_ASKED',
        'OPINION_GIVEN', 'DRAFTED', 'COUNTERSIGNED', 'SIGNED', 'DELIVERED', 'MOVED', 'TAKEN_BACK',
        'ENDED')),
    round         int    not null check (round >= 1),
    assigned_on   date   not null,
    due_on        date   not null,
    extension     text   not null check (extension in ('NONE', 'ASKED', 'GRANTED', 'REJECTED')),
    moved_from    bigint references deputies.assignment
);
comment on table deputies.assignment is '交办：一行一个承办单位';
create index assignment_of_suggestion on deputies.assignment (suggestion_id, id);
create index assignment_by_unit on deputies.assignment (unit_id, stage, due_on);
create index assignment_by_congress on deputies.assignment (congress_id, stage, due_on);
create unique index assignment_one_lead on deputies.assignment (suggestion_id)
    where role = 'LEAD' and stage not in ('MOVED', 'TAKEN_BACK', 'ENDED');
create unique index assignment_once_a_unit on deputies.assignment (suggestion_id, unit_id)
    where stage not in ('MOVED', 'TAKEN_BACK', 'ENDED');

create table deputies.assignment_step (
    id            bigint generated always as identity primary key,
    assignment_id bigint      not null references deputies.assignment,
    act           text        not null,
    round         int         not null,
    at            timestamptz not null,
    by_name       text        not null,
    text          text        not null,
    due_on        date
);
comment on table deputies.assignment_step is '交办后的每一步；进度和期限可由这些行重算';
create index step_of_assignment on deputies.assignment_step (assignment_id, id);

create table deputies.consultation (
    id            bigint generated always as identity primary key,
    assignment_id bigint      not null references deputies.assignment,
    round         int         not null,
    phase         text        not null check (phase in ('BEFORE', 'DURING', 'AFTER')),
    way           text        not null check (way in ('FACE_TO_FACE', 'ON_SITE', 'TELEPHONE', 'MEETING')),
    held_on       date        not null,
    account_id    bigint      not null,
    deputy_name   text        not null,
    text          text        not null check (text <> ''),
    at            timestamptz not null,
    by_name       text        not null
);
comment on table deputies.consultation is '与代表面商沟通（SUG-4）';
create index consultation_of_assignment on deputies.consultation (assignment_id, id);

create table deputies.consultation_word (
    consultation_id bigint      primary key references deputies.consultation,
    met             boolean     not null,
    text            text        not null,
    at              timestamptz not null
);
comment on table deputies.consultation_word is '代表对面商记录的确认或否认';

create table deputies.reply_draft (
    assignment_id bigint      not null references deputies.assignment,
    round         int         not null,
    category      text        not null,
    text          text        not null check (text <> ''),
    public_text   text        not null,
    withheld      text        not null,
    promises      jsonb       not null,
    number        text,
    signed_by     text,
    signed_on     date,
    at            timestamptz not null,
    by_name       text        not null,
    primary key (assignment_id, round),
    check ((number is null) = (signed_by is null)),
    check (public_text <> '' or withheld <> '')
);
comment on table deputies.reply_draft is '答复稿：送达前可以修改';
comment on column deputies.reply_draft.withheld is '不公开的理由；为空表示公开版可以公开';

create table deputies.reply (
    id            bigint generated always as identity primary key,
    assignment_id bigint      not null references deputies.assignment,
    suggestion_id bigint      not null references deputies.suggestion,
    congress_id   bigint      not null,
    round         int         not null,
    unit_name     text        not null,
    category      text        not null,
    category_name text        not null,
    tracked       boolean     not null,
    number        text        not null,
    signed_by     text        not null,
    signed_on     date        not null,
    text          text        not null,
    public_text   text        not null,
    withheld      text        not null,
    due_on        date        not null,
    delivered_on  date        not null,
    unique (assignment_id, round),
    unique (congress_id, number)
);
comment on table deputies.reply is '送达的答复：不改写';
create index reply_of_suggestion on deputies.reply (suggestion_id, id);

create table deputies.delivery (
    reply_id      bigint      not null references deputies.reply,
    suggestion_id bigint      not null references deputies.suggestion,
    account_id    bigint      not null,
    name          text        not null,
    round         int         not null,
    at            timestamptz not null,
    primary key (reply_id, suggestion_id, account_id)
);
comment on table deputies.delivery is '逐名送达：每位代表每轮得到每个答复单位一份答复（SUG-9、SUG-10）';
create index delivery_of_suggestion on deputies.delivery (suggestion_id, round);
create index delivery_by_account on deputies.delivery (account_id);

create table deputies.rating (
    reply_id      bigint      not null,
    suggestion_id bigint      not null,
    account_id    bigint      not null,
    attitude      text        not null check (attitude in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    result        text        not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    reason        text        not null,
    at            timestamptz not null,
    primary key (reply_id, suggestion_id, account_id),
    foreign key (reply_id, suggestion_id, account_id) references deputies.delivery,
    check (result <> 'DISSATISFIED' or reason <> '')
);
comment on table deputies.rating is '代表评价：态度与结果分开；首次评价不改写（SUG-15）';
create index rating_of_suggestion on deputies.rating (suggestion_id);

create table deputies.category (
    congress_id bigint not null,
    code        text   not null check (code <> ''),
    label       text   not null check (label <> ''),
    solved      boolean not null,
    tracked     boolean not null,
    ordinal     int    not null,
    primary key (congress_id, code)
);
comment on table deputies.category is '本级自定的答复类别；没有时用默认方案（SUG-14）';

revoke update, delete, truncate on deputies.assignment_step, deputies.consultation,
    deputies.consultation_word, deputies.reply, deputies.delivery, deputies.rating from ${app};
alter table deputies.assignment enable row level security;
create policy assignment_in_scope on deputies.assignment
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));
alter table deputies.reply enable row level security;
create policy reply_in_scope on deputies.reply
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));
