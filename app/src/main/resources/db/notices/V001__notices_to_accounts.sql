create table notices.notice (
    id         bigint generated always as identity primary key,
    account_id bigint      not null,
    title      text        not null check (title <> ''),
    body       text        not null,
    address    text        not null check (address like '/%'),
    sent_at    timestamptz not null,
    read_at    timestamptz
);
comment on table notices.notice is '站内通知';
create index notice_of_account on notices.notice (account_id, id);
create index notice_unread on notices.notice (account_id) where read_at is null;
