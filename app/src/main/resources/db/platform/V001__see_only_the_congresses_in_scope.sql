-- Row-level security asks this of each row. It stays one plain expression, so that the planner
-- writes it into the query and no function is called (a sub-select would prevent that).
create function in_scope(congress_id bigint) returns boolean
    language sql stable parallel safe
    return current_setting('openrenda.scope', true) = '*'
        or strpos(',' || current_setting('openrenda.scope', true) || ',',
                  ',' || congress_id || ',') > 0;
comment on function in_scope(bigint) is '当前事务是否可见该人大的数据；未设定范围时一律不可见';
