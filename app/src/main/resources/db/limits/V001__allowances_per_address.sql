-- The shape is what Bucket4j reads and writes; the id is a keyed digest, never an address itself.
create table limits.allowance (
    id         text   primary key check (length(id) <= 100),
    state      bytea,
    expires_at bigint
);
comment on table limits.allowance is '公开操作的频次余量：每个网络一行，只存带密钥的摘要，期满即删';
create index allowance_expired on limits.allowance (expires_at);
