create table site.following (
    code_hash bytea       primary key check (length(code_hash) = 32),
    since     timestamptz not null
);
comment on table site.following is '关注码：不登录即可关注，只存摘要';

create table site.followed (
    code_hash bytea       not null references site.following,
    matter_id bigint      not null,
    at        timestamptz not null,
    primary key (code_hash, matter_id)
);
comment on table site.followed is '关注码所关注的监督事项';
create index followed_by_matter on site.followed (matter_id);
