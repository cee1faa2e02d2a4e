create table site.followed_suggestion (
    code_hash     bytea       not null references site.following,
    suggestion_id bigint      not null,
    at            timestamptz not null,
    looked_at     timestamptz not null,
    seen_until    timestamptz not null,
    primary key (code_hash, suggestion_id)
);
comment on table site.followed_suggestion is '关注码所关注的代表建议';
comment on column site.followed_suggestion.seen_until is '上次查看的时间：此后的进展算新进展';
create index followed_suggestion_by on site.followed_suggestion (suggestion_id);
