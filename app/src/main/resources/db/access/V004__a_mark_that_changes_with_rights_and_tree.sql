-- Each change of what roles permit, or of the tree of congresses, leaves another mark in the same transaction.
-- Whoever kept both with their mark need not read them again while the mark is the same. No mark comes back.
create table access.mark (
    one  boolean primary key default true check (one),
    mark uuid    not null
);
comment on table access.mark is '各角色的权限或人大的上下级每改一次，这里就换一个值；读过的内容凭它判断是否还有效';
create function access.change_mark() returns trigger language plpgsql as $$
begin
    insert into access.mark (mark) values (gen_random_uuid())
        on conflict (one) do update set mark = excluded.mark;
    return null;
end $$;
create trigger rights_changed after insert or update or delete or truncate on access.role_permission
    for each statement execute function access.change_mark();
create trigger tree_changed after insert or update or delete or truncate on access.congress
    for each statement execute function access.change_mark();
