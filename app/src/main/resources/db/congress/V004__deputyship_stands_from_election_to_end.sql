alter table congress.deputyship
    drop constraint deputyship_status_check,
    add constraint deputyship_status_check check (status in ('ELECTED', 'UNDER_REVIEW', 'CONFIRMED',
        'INVALID', 'ACTIVE', 'SUSPENDED', 'RESIGNING', 'ENDING', 'ENDED')),
    drop constraint deputyship_person_id_term_id_key,
    add column group_name text not null default '',
    add column profession text not null default '',
    add column election text not null default 'GENERAL'
        check (election in ('GENERAL', 'BY_ELECTION'));
create unique index deputyship_once_in_a_term on congress.deputyship (person_id, term_id)
    where status not in ('INVALID', 'ENDING', 'ENDED');
alter table congress.person add column address text not null default '';
comment on column congress.deputyship.election is '换届选举或补选';
comment on column congress.deputyship.profession is '职业构成';
comment on column congress.person.address is '联系地址';
