create table deputies.delegation_vote (
    id            bigint generated always as identity primary key,
    suggestion_id bigint      not null references deputies.suggestion on delete cascade,
    version       int         not null,
    delegation    text        not null,
    members       int,
    approved      int,
    approved_on   date,
    document      text,
    head_account  bigint,
    head_name     text,
    at            timestamptz not null,
    by_name       text        not null check (by_name <> ''),
    check (delegation = '' or (approved between members / 2 + 1 and members and approved_on is not null
        and document <> '' and head_account is not null and head_name <> ''))
);
comment on table deputies.delegation_vote is '以代表团名义提出建议的表决记录（SUG-1）：以全体代表为基数；代表团为空表示改回代表提出，以最后一条为准';
create index delegation_vote_of on deputies.delegation_vote (suggestion_id, id desc);
revoke update, truncate on deputies.delegation_vote from ${app};
create index suggestion_by_origin on deputies.suggestion (congress_id, origin_address)
    where origin_address is not null;
