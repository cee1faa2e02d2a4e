-- A ballot of such a poll comes with its voter's name on the outside, in two envelopes for two people. Nobody
-- but both of them together can see what is inside, and what they take out carries no name.
alter table voting.poll add column profile text not null default 'NONE'
    check (profile in ('NONE', 'BOX', 'ENVELOPES'));
update voting.poll set profile = 'BOX' where visibility = 'SECRET';
alter table voting.poll alter column profile drop default;
alter table voting.poll add check ((visibility = 'NAMED') = (profile = 'NONE'));
comment on column voting.poll.profile is '无记名的做法：快速票箱，或双层信封；记名表决没有';

create table voting.envelope_key (
    poll_id    bigint not null references voting.poll,
    layer      text   not null check (layer in ('OUTER', 'INNER')),
    public_key bytea  not null,
    account_id bigint not null,
    by_name    text   not null,
    primary key (poll_id, layer),
    unique (poll_id, account_id)
);
comment on table voting.envelope_key is '两名监票人的信封公钥；私钥只在各自的浏览器里，从不到服务器';

create table voting.envelope (
    poll_id bigint not null,
    voter   int    not null,
    sealed  bytea  not null,
    primary key (poll_id, voter),
    foreign key (poll_id, voter) references voting.presence
);
comment on table voting.envelope is '外层信封：署名投入，一人一个；宣布或者作废后整表清空';

create table voting.inner_envelope (
    poll_id bigint not null references voting.poll,
    hash    bytea  not null,
    sealed  bytea  not null,
    primary key (poll_id, hash)
);
comment on table voting.inner_envelope is '第一位监票人拆出并打乱的内层信封，不署名；宣布或者作废后整表清空';

create table voting.opening (
    poll_id  bigint      not null references voting.poll,
    step     text        not null check (step in ('CLOSE', 'OUTER', 'INNER')),
    came     int         not null check (came >= 0),
    gave     int         not null check (gave >= 0),
    left_out int         not null check (left_out >= 0),
    hashes   bytea       not null,
    digest   text        not null,
    by_name  text        not null,
    at       timestamptz not null,
    primary key (poll_id, step),
    check (came = gave + left_out)
);
comment on table voting.opening is '拆封的每一步：进来多少、出去多少、未计多少；三个数必须对得上';
comment on column voting.opening.hashes is '这一步出去的每一件的指纹，按指纹自身的次序';

create table voting.left_out (
    poll_id bigint not null references voting.poll,
    step    text   not null check (step in ('CLOSE', 'OUTER', 'INNER')),
    hash    bytea  not null,
    reason  text   not null check (reason in ('WITHDRAWN', 'UNREADABLE', 'REPEATED', 'INVALID')),
    primary key (poll_id, step, hash)
);
comment on table voting.left_out is '没有计入的信封和选票，逐件列出指纹和原因，从不悄悄丢掉';
grant truncate on voting.envelope, voting.inner_envelope to ${app};
revoke update on voting.envelope, voting.inner_envelope from ${app};
revoke update, delete, truncate on voting.envelope_key, voting.opening, voting.left_out from ${app};
