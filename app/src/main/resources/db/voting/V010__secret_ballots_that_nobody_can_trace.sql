-- Nothing in these tables, their order or their row versions joins a voter to a ballot: an issue knows the
-- voter and a blinded credential, a ballot knows the credential, and only the voter's device ever saw both.
create table voting.issuer (
    poll_id    bigint      not null references voting.poll,
    issuer     text        not null check (issuer in ('SYSTEM', 'SUPERVISOR', 'RECEIPT')),
    public_key bytea       not null,
    account_id bigint,
    by_name    text        not null,
    primary key (poll_id, issuer),
    check ((issuer = 'SUPERVISOR') = (account_id is not null))
);
comment on table voting.issuer is '无记名表决的公钥：系统发票、监票人发票、收据';

create table voting.issuer_secret (
    poll_id bigint not null references voting.poll,
    issuer  text   not null check (issuer in ('SYSTEM', 'RECEIPT')),
    sealed  bytea  not null,
    primary key (poll_id, issuer)
);
comment on table voting.issuer_secret is '系统发票私钥和收据私钥，加密保存；表决结束时发票私钥即销毁';

create table voting.issue (
    poll_id    bigint not null,
    voter      int    not null,
    blinded_a  bytea  not null,
    blinded_b  bytea  not null,
    signed_a   bytea  not null,
    signed_b   bytea,
    primary key (poll_id, voter),
    foreign key (poll_id, voter) references voting.voter
);
comment on table voting.issue is '电子票的领取：谁领了一张，以及盲化后的凭证（由它推不出票是哪一张）';
comment on column voting.issue.signed_b is '监票人的签名；监票人签发前为空';

create table voting.urn (
    poll_id bigint not null,
    cred    bytea  not null,
    body    bytea  not null,
    primary key (poll_id, cred)
);
comment on table voting.urn is '表决进行中收到的无记名选票；没有时间、没有序号，表决结束时整表清空';

create table voting.board (
    poll_id bigint not null,
    cred    bytea  not null,
    body    bytea  not null,
    hash    bytea  not null,
    primary key (poll_id, cred)
);
comment on table voting.board is '表决结束后按凭证次序重写的无记名选票';
grant truncate on voting.urn to ${app};
revoke update, delete, truncate on voting.board from ${app};
revoke update, delete, truncate on voting.issuer from ${app};
