-- Codes are compared as bytes: by the order of Chinese words each comparison costs ten times more.
create table hotline.ticket (
    id           bigint generated always as identity primary key,
    congress_id  bigint      not null,
    source_id    bigint      not null references hotline.source,
    number       text collate "C" not null check (number <> ''),
    received_at  timestamptz not null,
    day          date        not null,
    kind         text collate "C" not null check (kind in ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT',
        'SUGGESTION', 'OTHER')),
    channel      text collate "C" not null,
    title        text        not null,
    body         text        not null,
    place        text        not null,
    topic_code   text collate "C" not null,
    confidence   real        not null check (confidence between 0 and 1),
    label        text collate "C" not null,
    corrected_by text,
    area_code    text collate "C" not null,
    unit_id      bigint      not null,
    caller       bytea,
    is_repeat    boolean     not null,
    state        text collate "C" not null check (state in ('OPEN', 'CLOSED')),
    closed_on    date,
    contacted    boolean,
    solved       boolean,
    satisfaction text check (satisfaction in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    fingerprint  bytea       not null,
    issue_id     bigint,
    unique (source_id, number)
);
comment on table hotline.ticket is '热线工单：文字已去除个人信息；来电人只存带密钥的摘要';
comment on column hotline.ticket.congress_id is '所属区域的人大；上级可见下级';
comment on column hotline.ticket.topic_code is '议题（三级分类代码）；未能归类为空串';
comment on column hotline.ticket.label is '来源自带的分类，可用来训练本地模型；没有为空串';
comment on column hotline.ticket.corrected_by is '人工更正议题或单位的人；重新导入不覆盖其更正';
comment on column hotline.ticket.fingerprint is '原始行的带密钥摘要：相同则不再写入';
comment on column hotline.ticket.unit_id is '责任单位；未能确定为 0';
comment on column hotline.ticket.contacted is '回访是否确认承办单位联系过来电人；空为未回访';
create index ticket_by_day on hotline.ticket (day, id);
create index ticket_by_topic on hotline.ticket (topic_code, area_code, day);
create index ticket_by_unit on hotline.ticket (unit_id, day);
create index ticket_by_caller on hotline.ticket (caller, topic_code, day) where caller is not null;
create index ticket_by_label on hotline.ticket (source_id, label) where label <> '';
create index ticket_by_issue on hotline.ticket (issue_id) where issue_id is not null;
alter table hotline.ticket enable row level security;
create policy ticket_in_scope on hotline.ticket
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));
