create table hotline.issue (
    id          bigint generated always as identity primary key,
    name        text not null check (name <> ''),
    place       text not null,
    topic_code  text not null,
    area_code   text not null,
    first_on    date not null,
    last_on     date not null,
    tickets     int  not null check (tickets >= 0),
    callers     int  not null check (callers >= 0),
    heat        real not null,
    phase       text not null check (phase in ('NEW', 'GROWING', 'STEADY', 'QUIET', 'RETURNED')),
    check (last_on >= first_on)
);
comment on table hotline.issue is '热点：同一地点同一件事的工单归并；人数按不同来电人计';
create index issue_by_heat on hotline.issue (heat desc);

create table hotline.alert (
    id         bigint generated always as identity primary key,
    topic_code text not null,
    area_code  text not null,
    day        date not null,
    tickets    int  not null,
    expected   real not null,
    limit_at   real not null,
    unique (topic_code, area_code, day)
);
comment on table hotline.alert is '突增：当日件数超过按季节和星期推算的上限';

create table hotline.proposal (
    id           bigint generated always as identity primary key,
    congress_id  bigint      not null,
    title        text        not null check (title <> ''),
    brief        text        not null,
    topic_code   text        not null,
    area_code    text,
    issue_id     bigint references hotline.issue,
    score        real        not null,
    stage        text        not null check (stage in ('DRAFTED', 'SENT', 'ACCEPTED', 'REJECTED')),
    destination  text check (destination in ('SUPERVISION', 'LEGISLATION', 'LIVELIHOOD', 'STATION')),
    drafted_at   timestamptz not null,
    evidence     jsonb       not null,
    outcome_title   text,
    outcome_address text,
    check ((stage = 'ACCEPTED') = (destination is not null))
);
comment on table hotline.proposal is '议题建议：系统起草，附证据；主任会议接受或不采纳';
create index proposal_by_stage on hotline.proposal (congress_id, stage, id);

create table hotline.decision (
    proposal_id bigint      primary key references hotline.proposal,
    accepted    boolean     not null,
    reason      text        not null,
    decided_at  timestamptz not null,
    decided_by  text        not null,
    check (accepted or reason <> '')
);
comment on table hotline.decision is '主任会议对议题建议的决定';
revoke update, delete, truncate on hotline.decision from ${app};

create table hotline.model (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('TOPIC', 'UNIT')),
    trained_at  timestamptz not null,
    trained_by  text        not null,
    rows        int         not null,
    labels      int         not null,
    macro_f1    real        not null,
    automatic   real        not null,
    provenance  text        not null,
    bytes       bytea       not null,
    active      boolean     not null
);
comment on table hotline.model is '分类模型：每一版的来历和质量';
create unique index model_in_use on hotline.model (kind) where active;
