-- Three thousand deputies of the city's congress, signed in on their phones.
select set_config('openrenda.scope', '*', false);
create temporary table voter as
select n, null::bigint as person_id, null::bigint as account_id from generate_series(1, 3000) n;
alter table voter add primary key (n);
create temporary table place as
select c.id as congress_id, (select t.id from congress.term t where t.congress_id = c.id
    order by t.number desc limit 1) as term_id
from congress.congress c where c.managed and c.parent_id is null order by c.id limit 1;
with made as (
    insert into congress.person (congress_id, name, gender, nation, party, occupation)
    select congress_id, '测量代表' || n, '男', '汉族', '', '教师' from voter, place
    returning id, name)
update voter set person_id = made.id from made where made.name = '测量代表' || voter.n;
insert into congress.deputyship (person_id, congress_id, term_id, electoral_unit, delegation, status, since)
select person_id, congress_id, term_id, '测量选区', '测量代表团', 'ACTIVE', date '2022-02-01' from voter, place;
with made as (
    insert into access.account (name, display_name, person_id, congress_id, created_at)
    select 'bench-voter-' || n, '测量代表' || n, person_id, congress_id, now() from voter, place
    returning id, name)
update voter set account_id = made.id from made where made.name = 'bench-voter-' || voter.n;
insert into access.role_grant (account_id, role, congress_id, granted_at)
select account_id, 'DEPUTY', congress_id, now() from voter, place;
insert into access.sign_in (token_hash, account_id, started_at, seen_at, factor_at, address)
select sha256(convert_to('bench-voter-' || n, 'UTF8')), account_id, now(), now(), now(), '127.0.0.1' from voter;
drop table voter, place;
analyze congress.person;
analyze congress.deputyship;
analyze access.account;
analyze access.sign_in;
analyze access.role_grant;
