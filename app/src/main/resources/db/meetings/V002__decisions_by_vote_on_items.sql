create table meetings.decision (
    poll_id bigint      primary key,
    item_id bigint      not null references meetings.item,
    at      timestamptz not null
);
comment on table meetings.decision is '议题交付的表决，表决本身在表决模块里';
create index decision_of_item on meetings.decision (item_id, poll_id);

create table meetings.decision_result (
    poll_id bigint      primary key references meetings.decision,
    outcome text        not null check (outcome <> ''),
    text    text        not null,
    at      timestamptz not null
);
comment on table meetings.decision_result is '宣布后带回议题的表决结果';
revoke update, delete, truncate on meetings.decision, meetings.decision_result from ${app};
