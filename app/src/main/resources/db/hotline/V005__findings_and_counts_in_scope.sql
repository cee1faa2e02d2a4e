-- An issue belongs to the lowest congress that stands above all its tickets.
alter table hotline.issue add column congress_id bigint references access.congress;
update hotline.issue i set congress_id = found.congress_id
from (
    select distinct on (issue_id) issue_id, congress_id
    from (
        select t.issue_id, up.congress_id, up.depth
        from (select distinct issue_id, congress_id from hotline.ticket
            where issue_id is not null) t
            join access.congress own on own.id = t.congress_id
            cross join unnest(own.path) with ordinality as up(congress_id, depth)
        group by t.issue_id, up.congress_id, up.depth
        having count(*) = (select count(distinct all_of.congress_id) from hotline.ticket all_of
            where all_of.issue_id = t.issue_id)) above
    order by issue_id, depth desc) found
where found.issue_id = i.id;

-- Tickets of unrelated congresses were never one matter: the next round groups them anew.
update hotline.ticket set issue_id = null
where issue_id in (select id from hotline.issue where congress_id is null);
update hotline.proposal set issue_id = null
where issue_id in (select id from hotline.issue where congress_id is null);
delete from hotline.issue where congress_id is null;
alter table hotline.issue alter column congress_id set not null;
drop index hotline.issue_by_heat;
create index issue_by_heat on hotline.issue (congress_id, heat desc);
comment on column hotline.issue.congress_id is '归属：其全部工单所在人大共同的最低一级';
alter table hotline.issue enable row level security;
create policy issue_in_scope on hotline.issue
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

-- An alert belongs to the congress of its county, or else to the top of the tree it was counted in.
alter table hotline.alert add column congress_id bigint references access.congress;
update hotline.alert a set congress_id = (
    select case when count(distinct own.path[1]) = 1 then coalesce(
        (select c.id from congress.congress c join access.congress here on here.id = c.id
            where c.managed and c.area_code = a.area_code and here.path[1] = min(own.path[1])
            order by c.id limit 1),
        min(own.path[1])) end
    from hotline.day_count d join access.congress own on own.id = d.congress_id
    where d.day = a.day and starts_with(d.topic_code, a.topic_code)
        and starts_with(d.area_code, a.area_code));
delete from hotline.alert where congress_id is null;
alter table hotline.alert alter column congress_id set not null;
alter table hotline.alert drop constraint alert_topic_code_area_code_day_key;
alter table hotline.alert add unique (congress_id, topic_code, area_code, day);
comment on column hotline.alert.congress_id is '归属：所在县级人大；没有的归最上级人大';
alter table hotline.alert enable row level security;
create policy alert_in_scope on hotline.alert
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

-- A proposal carries words of citizens as its evidence.
alter table hotline.proposal enable row level security;
create policy proposal_in_scope on hotline.proposal
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

-- Figures are asked for by congress; the database asks again. A board reads many thousands of these
-- rows, so the scope is read once for the statement and looked up, not searched for in each row.
alter table hotline.day_count enable row level security;
create policy day_count_in_scope on hotline.day_count
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));
alter table hotline.month_count enable row level security;
create policy month_count_in_scope on hotline.month_count
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));
