create table web.saved_view (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references access.account,
    path       text        not null check (path ~ '^/' and length(path) <= 200),
    name       text        not null check (name <> '' and length(name) <= 40),
    address    text        not null check (starts_with(address, path) and length(address) <= 2000),
    saved_at   timestamptz not null,
    unique (account_id, path, name)
);
comment on table web.saved_view is '常用筛选：一个人给一个列表存下的条件、排序和列，只有本人可见';
