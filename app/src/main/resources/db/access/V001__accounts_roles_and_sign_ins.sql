create extension if not exists btree_gist;

create table access.congress (
    id        bigint primary key,
    parent_id bigint references access.congress,
    name      text not null check (name <> ''),
    path      bigint[] not null,
    check (path[array_length(path, 1)] = id)
);
comment on table access.congress is '人大的上下级关系，用于确定数据可见范围';
create index congress_path on access.congress using gin (path);

create table access.account (
    id                   bigint generated always as identity primary key,
    name                 text        not null check (name = lower(name) and name <> ''),
    display_name         text        not null check (display_name <> ''),
    person_id            bigint,
    congress_id          bigint      not null references access.congress,
    password_hash        text,
    password_changed_at  timestamptz,
    totp_secret          bytea,
    totp_confirmed_at    timestamptz,
    totp_last_step       bigint      not null default 0,
    created_at           timestamptz not null,
    disabled_at          timestamptz,
    unique (name)
);
comment on table access.account is '登录账号；口令仅存 Argon2id 摘要，动态口令密钥加密存放';
create index account_person on access.account (person_id);

create table access.role_grant (
    id          bigint generated always as identity primary key,
    account_id  bigint      not null references access.account,
    role        text        not null check (role in ('CLERK', 'CHAIR', 'DEPUTY', 'HANDLER',
        'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')),
    congress_id bigint      not null references access.congress,
    unit_id     bigint,
    granted_at  timestamptz not null,
    granted_by  bigint references access.account,
    revoked_at  timestamptz,
    revoked_by  bigint references access.account,
    check ((role = 'HANDLER') = (unit_id is not null)),
    -- SEC-4: of the three administrators one person may be only one.
    constraint one_administrator exclude using gist (account_id with =, role with <>)
        where (revoked_at is null and role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
);
comment on table access.role_grant is '角色授予：在哪一级人大（或哪个承办单位）担任什么角色';
create index grant_of_account on access.role_grant (account_id) where revoked_at is null;
create index grant_by_role on access.role_grant (role, congress_id) where revoked_at is null;

create table access.permission (
    code   text primary key,
    module text not null,
    label  text not null
);
comment on table access.permission is '系统中的全部权限';

create table access.role_permission (
    role       text not null,
    permission text not null references access.permission,
    primary key (role, permission)
);
comment on table access.role_permission is '每个角色拥有的权限';

create table access.sign_in (
    token_hash  bytea       primary key check (length(token_hash) = 32),
    account_id  bigint      not null references access.account,
    started_at  timestamptz not null,
    seen_at     timestamptz not null,
    factor_at   timestamptz,
    address     text        not null,
    ended_at    timestamptz
);
comment on table access.sign_in is '登录会话：只存令牌摘要；factor_at 为通过第二因素的时间';
create index sign_in_of_account on access.sign_in (account_id) where ended_at is null;

create table access.attempt (
    id       bigint generated always as identity primary key,
    name     text        not null,
    address  text        not null,
    at       timestamptz not null,
    passed   boolean     not null
);
comment on table access.attempt is '登录尝试，用于锁定和审计';
create index attempt_by_name on access.attempt (name, at);
create index attempt_by_address on access.attempt (address, at);

create table access.invitation (
    token_hash bytea       primary key check (length(token_hash) = 32),
    account_id bigint      not null references access.account,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on table access.invitation is '一次性链接：首次设置口令';
