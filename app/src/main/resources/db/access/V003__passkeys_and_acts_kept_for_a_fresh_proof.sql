alter table access.account add column passkey_handle bytea unique check (length(passkey_handle) = 32);
comment on column access.account.passkey_handle is '通行密钥里代表本人的随机编号，不含个人信息';

create table access.passkey (
    id              bigint generated always as identity primary key,
    account_id      bigint      not null references access.account,
    host            text        not null check (host <> ''),
    credential_id   bytea       not null unique check (length(credential_id) between 1 and 1023),
    credential      bytea       not null,
    sign_count      bigint      not null check (sign_count >= 0),
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    name            text        not null check (length(name) between 1 and 30),
    created_at      timestamptz not null,
    used_at         timestamptz
);
comment on table access.passkey is '通行密钥：只存公钥；sign_count 为认证器的计数，倒退即拒绝';
create index passkey_of_account on access.passkey (account_id);

create table access.passkey_challenge (
    digest     bytea       primary key check (length(digest) = 32),
    holder     bytea       not null check (length(holder) = 32),
    purpose    text        not null check (purpose in ('REGISTER', 'SIGN_IN', 'CONFIRM')),
    expires_at timestamptz not null
);
comment on table access.passkey_challenge is '通行密钥的一次性随机数，绑定发起的那一次登录，用一次即删';
create index challenge_by_end on access.passkey_challenge (expires_at);

create table access.kept_act (
    digest     bytea       primary key check (length(digest) = 32),
    token_hash bytea       not null references access.sign_in,
    content    bytea       not null,
    expires_at timestamptz not null
);
comment on table access.kept_act is '等待再次验证的提交：加密存放，只属于那一次登录，到期即删';
create index kept_act_by_end on access.kept_act (expires_at);
