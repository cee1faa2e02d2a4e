create table deputies.commitment (
    id            bigint generated always as identity primary key,
    congress_id   bigint not null,
    suggestion_id bigint not null references deputies.suggestion,
    reply_id      bigint not null references deputies.reply,
    unit_id       bigint not null,
    unit_name     text   not null,
    text          text   not null check (text <> ''),
    promised_on   date   not null,
    first_due_on  date   not null,
    due_on        date   not null,
    stage         text   not null check (stage in ('OPEN', 'REPORTED', 'KEPT')),
    report        int    not null check (report >= 0)
);
comment on table deputies.commitment is '承诺事项台账（SUG-18）：答复中承诺的事项，到期再答复、核查、销号';
comment on column deputies.commitment.first_due_on is '答复时承诺的日期，不因延后而改写';
comment on column deputies.commitment.report is '第几次兑现报告';
create index commitment_by_congress on deputies.commitment (congress_id, stage, due_on);
create index commitment_of_suggestion on deputies.commitment (suggestion_id, id);
create index commitment_by_unit on deputies.commitment (unit_id, stage, due_on);
alter table deputies.commitment enable row level security;
create policy commitment_in_scope on deputies.commitment
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));

create table deputies.commitment_step (
    id            bigint generated always as identity primary key,
    commitment_id bigint      not null references deputies.commitment,
    act           text        not null check (act in ('PROMISE', 'REPORT', 'SEND_BACK', 'POSTPONE',
        'STRIKE_OFF')),
    at            timestamptz not null,
    by_name       text        not null,
    text          text        not null,
    due_on        date
);
comment on table deputies.commitment_step is '承诺事项的每一步';
create index step_of_commitment on deputies.commitment_step (commitment_id, id);

create table deputies.commitment_rating (
    commitment_id bigint      not null references deputies.commitment,
    report        int         not null,
    account_id    bigint      not null,
    name          text        not null,
    result        text        not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    reason        text        not null,
    at            timestamptz not null,
    primary key (commitment_id, report, account_id),
    check (result <> 'DISSATISFIED' or reason <> '')
);
comment on table deputies.commitment_rating is '代表对兑现情况的评价';
revoke update, delete, truncate on deputies.commitment_step, deputies.commitment_rating from ${app};
