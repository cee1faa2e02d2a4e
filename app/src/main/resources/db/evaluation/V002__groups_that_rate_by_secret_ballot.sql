alter table evaluation.rater_group drop constraint rater_group_way_check;
alter table evaluation.rater_group add constraint rater_group_way_check
    check (way in ('NAMED', 'CODE', 'BALLOT'));
comment on table evaluation.rater_group is
    '测评人的组及其权重（千分之几）；以账号实名、凭一次性测评码，或用无记名电子票';

create table evaluation.group_poll (
    evaluation_id bigint not null,
    group_no      int    not null,
    poll_id       bigint not null unique,
    primary key (evaluation_id, group_no),
    foreign key (evaluation_id, group_no) references evaluation.rater_group
);
comment on table evaluation.group_poll is '用无记名电子票的一组对应一次表决；谁交了、评了什么，这里和那里都没有';
revoke update, delete, truncate on evaluation.group_poll from ${app};
