create table record.entry (
    id          bigint generated always as identity primary key,
    xid         xid8        not null default pg_current_xact_id(),
    congress_id bigint      not null,
    at          timestamptz not null,
    actor_id    bigint,
    actor_name  text        not null check (actor_name <> ''),
    module      text        not null check (module <> ''),
    kind        text        not null check (kind <> ''),
    subject_id  bigint      not null,
    act         text        not null check (act <> ''),
    summary     text,
    visible     boolean     not null,
    salt        bytea,
    commitment  bytea       not null check (length(commitment) = 32),
    check ((summary is null) = (salt is null))
);
comment on table record.entry is '办理过程：谁在何时对何事做了什么；只增不改';
comment on column record.entry.visible is '是否可在公众网站展示';
comment on column record.entry.commitment is '摘要的加盐承诺；依法删除摘要后仍可验证';
create index entry_of_subject on record.entry (module, kind, subject_id, id);
create index entry_by_congress on record.entry (congress_id, id);

create table record.unsealed (
    entry_id bigint primary key references record.entry
);
comment on table record.unsealed is '尚未编入防篡改日志的记录';

create table record.leaf (
    seq      bigint primary key check (seq >= 0),
    entry_id bigint not null unique references record.entry,
    hash     bytea  not null check (length(hash) = 32)
);
comment on table record.leaf is '防篡改日志的叶：按序编号';

create table record.checkpoint (
    size  bigint      primary key check (size > 0),
    peaks bytea       not null,
    note  text        not null,
    at    timestamptz not null
);
comment on table record.checkpoint is '防篡改日志的签名检查点（RFC 9162 树根，C2SP signed note）';

revoke update, delete, truncate on record.entry, record.leaf, record.checkpoint from ${app};

alter table record.entry enable row level security;
create policy entry_in_scope on record.entry
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));
