-- Copies of the cube in the past, six to each two years, of other units so that no cell is one.
create table hotline.month_long (like hotline.month_count including all);
create table hotline.day_long (like hotline.day_count including all);
grant select, insert, update, delete on hotline.month_long, hotline.day_long to openrenda_app;
alter table hotline.month_long enable row level security;
create policy month_count_in_scope on hotline.month_long
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));
alter table hotline.day_long enable row level security;
create policy day_count_in_scope on hotline.day_long
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));
insert into hotline.month_long select * from hotline.month_count;
insert into hotline.day_long select * from hotline.day_count;
insert into hotline.month_long (congress_id, month, topic_code, area_code, unit_id,
    tickets, repeats, visited, contacted, solved, rated, satisfied, basically)
select congress_id, (month - make_interval(years => 2 + 2 * (n / 6)))::date, topic_code, area_code,
    unit_id + 1000000 * (n % 6),
    tickets, repeats, visited, contacted, solved, rated, satisfied, basically
from hotline.month_count, generate_series(0, current_setting('bench.copies')::int - 1) n
on conflict do nothing;
insert into hotline.day_long (congress_id, day, topic_code, area_code, unit_id, channel,
    tickets, repeats, visited, contacted, solved, rated, satisfied, basically)
select congress_id, (day - make_interval(years => 2 + 2 * (n / 6)))::date, topic_code, area_code,
    unit_id + 1000000 * (n % 6), channel,
    tickets, repeats, visited, contacted, solved, rated, satisfied, basically
from hotline.day_count, generate_series(0, current_setting('bench.copies')::int - 1) n
on conflict do nothing;
analyze hotline.month_long;
analyze hotline.day_long;
