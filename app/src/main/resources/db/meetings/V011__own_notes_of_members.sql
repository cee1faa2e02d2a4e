create table meetings.note (
    item_id    bigint      not null references meetings.item on delete cascade,
    account_id bigint      not null,
    sealed     bytea       not null,
    at         timestamptz not null,
    primary key (item_id, account_id)
);
comment on table meetings.note is '本人笔记：只有本人读得到，正文用数据库以外的密钥加密';
