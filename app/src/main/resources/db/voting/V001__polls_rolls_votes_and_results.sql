create table voting.poll (
    id                  bigint  generated always as identity primary key,
    congress_id         bigint  not null,
    title               text    not null check (title <> ''),
    body                text    not null,
    matter_kind         text    not null check (matter_kind in ('PROCEDURE', 'RESOLUTION',
        'REGULATION', 'APPOINTMENT', 'ELECTION', 'DISMISSAL', 'RECALL', 'PROJECTS', 'APPRAISAL')),
    kind                text    not null check (kind in ('AMENDMENT', 'CLAUSE', 'WHOLE', 'TRIAL')),
    place               int     not null check (place >= 0),
    origin_module       text,
    origin_id           bigint,
    origin_title        text,
    origin_address      text,
    visibility          text    not null check (visibility in ('NAMED', 'SECRET')),
    ballot_kind         text    not null check (ballot_kind in ('QUESTION', 'PER_ITEM', 'CHOOSE',
        'COMPETITIVE', 'SCORE')),
    seats               int     not null check (seats >= 0),
    lowest              int     not null,
    highest             int     not null check (highest >= lowest),
    rule_base           text    not null check (rule_base in ('ALL_MEMBERS', 'ALL_DEPUTIES',
        'PRESENT', 'CAST')),
    rule_numerator      int     not null check (rule_numerator >= 0),
    rule_denominator    int     not null check (rule_denominator > 0),
    rule_strict         boolean not null,
    rule_source         text    not null,
    turnout_numerator   int,
    turnout_denominator int,
    turnout_strict      boolean,
    quorum_numerator    int     not null,
    quorum_denominator  int     not null check (quorum_denominator > 0),
    quorum_strict       boolean not null,
    seconds             int     not null check (seconds >= 0),
    election_id         bigint  references voting.poll,
    round               int     not null check (round >= 1),
    roster              int     not null check (roster > 0),
    officials           int     not null check (officials > 0),
    stage               text    not null check (stage in ('DRAFT', 'READY', 'OPEN', 'CLOSED',
        'CONFIRMED', 'ANNOUNCED', 'VOID')),
    base                int     not null check (base >= 0),
    present             int     not null check (present between 0 and roster),
    confirmed           int     not null check (confirmed between 0 and officials),
    opened_at           timestamptz,
    prepared_on         date    not null,
    unique (id, visibility),
    check ((turnout_numerator is null) = (turnout_denominator is null)),
    check ((turnout_numerator is null) = (turnout_strict is null)),
    check ((origin_module is null) = (origin_id is null)),
    check ((round = 1) = (election_id is null)),
    check (matter_kind not in ('ELECTION', 'DISMISSAL', 'RECALL') or visibility = 'SECRET'
        or kind = 'TRIAL')
);
comment on table voting.poll is '表决：一次交付表决的事项；是谁、怎么投、记不记名、怎样算通过分别记载';
comment on column voting.poll.base is '计算多数的基数（全体组成人员或全体代表），开始表决时固定';
comment on column voting.poll.present is '实到人数，含表决开始后登记的迟到人员';
comment on column voting.poll.election_id is '另行选举、再次投票属于同一次选举，指向第一轮';
comment on column voting.poll.seconds is '倒计时秒数，只作提示；0 为不设';
create index poll_by_congress on voting.poll (congress_id, id);
create index poll_by_origin on voting.poll (origin_module, origin_id);

create table voting.item (
    poll_id   bigint not null references voting.poll,
    no        int    not null check (no > 0),
    title     text   not null check (title <> ''),
    person_id bigint,
    primary key (poll_id, no)
);
comment on table voting.item is '选票上的项目或候选人';

create table voting.eligible (
    poll_id   bigint not null references voting.poll,
    person_id bigint not null,
    name      text   not null check (name <> ''),
    primary key (poll_id, person_id)
);
comment on table voting.eligible is '可以“另选他人”的人员名单';

create table voting.official (
    poll_id    bigint not null references voting.poll,
    account_id bigint not null,
    person_id  bigint,
    name       text   not null check (name <> ''),
    duty       text   not null check (duty in ('SUPERVISOR', 'COUNTER')),
    primary key (poll_id, account_id)
);
comment on table voting.official is '监票人、计票人';

create table voting.voter (
    poll_id    bigint  not null references voting.poll,
    no         int     not null check (no > 0),
    person_id  bigint  not null,
    account_id bigint,
    name       text    not null check (name <> ''),
    group_name text    not null,
    may_vote   boolean not null,
    primary key (poll_id, no),
    unique (poll_id, person_id),
    unique (poll_id, account_id)
);
comment on table voting.voter is '表决人名册：全体组成人员或全体代表，准备完成后不变';
comment on column voting.voter.may_vote is '暂停执行职务的人员在册而不参加表决';

create table voting.presence (
    poll_id bigint      not null,
    voter   int         not null,
    late    boolean     not null,
    at      timestamptz not null,
    primary key (poll_id, voter),
    foreign key (poll_id, voter) references voting.voter
);
comment on table voting.presence is '参加表决的人：开始表决时已签到的，和随后登记的迟到人员';
create index voter_by_account on voting.voter (account_id, poll_id);

create table voting.vote (
    poll_id    bigint      not null,
    visibility text        not null,
    voter      int         not null,
    method     text        not null check (method in ('ONLINE', 'PAPER', 'HANDS', 'DEVICE')),
    choice     text,
    client_key text,
    row_key    uuid        not null default gen_random_uuid(),
    at         timestamptz not null,
    primary key (poll_id, voter),
    foreign key (poll_id, visibility) references voting.poll (id, visibility),
    foreign key (poll_id, voter) references voting.presence,
    check ((method = 'ONLINE') = (choice is not null)),
    check ((method = 'ONLINE') = (client_key is not null)),
    check (visibility = 'NAMED' or choice is null)
);
comment on table voting.vote is '一人一行：记名表决的选票，或已改用纸质票、举手、表决器；主键保证一人一票';
comment on column voting.vote.choice is '记名选票的规范文本；无记名表决在这里永远没有内容';

create table voting.entry (
    id         bigint      generated always as identity primary key,
    poll_id    bigint      not null references voting.poll,
    method     text        not null check (method in ('PAPER', 'HANDS', 'DEVICE')),
    account_id bigint      not null,
    by_name    text        not null,
    counts     text        not null,
    at         timestamptz not null
);
comment on table voting.entry is '纸质票、举手、表决器的计数：两人分别录入且一致才算数';
create index entry_of_poll on voting.entry (poll_id, method, id);

create table voting.confirmation (
    poll_id    bigint      not null,
    account_id bigint      not null,
    digest     text        not null,
    at         timestamptz not null,
    primary key (poll_id, account_id),
    foreign key (poll_id, account_id) references voting.official
);
comment on table voting.confirmation is '监票人、计票人各以本人登录确认';

create table voting.result (
    poll_id bigint      primary key references voting.poll,
    text    text        not null,
    digest  text        not null,
    at      timestamptz not null
);
comment on table voting.result is '宣布的表决结果；可由选票和计数重算';

create table voting.step (
    id         bigint      generated always as identity primary key,
    poll_id    bigint      not null references voting.poll,
    act        text        not null check (act in ('PREPARE', 'READY', 'OPEN', 'ADD_LATE',
        'MOVE', 'CLOSE', 'ENTER_COUNTS', 'CONFIRM', 'ANNOUNCE', 'VOID')),
    at         timestamptz not null,
    by_name    text        not null,
    text       text        not null
);
comment on table voting.step is '表决的每一步；当前状态可由这些行重算';
create index step_of_poll on voting.step (poll_id, id);
revoke update, delete, truncate on voting.item, voting.eligible, voting.official, voting.voter,
    voting.presence, voting.vote, voting.entry, voting.confirmation, voting.result, voting.step
    from ${app};
