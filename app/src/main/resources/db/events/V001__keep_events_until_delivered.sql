-- The tables of Spring Modulith's event registry, version 2: its structure is not ours to choose.
create table event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index event_publication_by_event on event_publication using hash (serialized_event);
create index event_publication_by_completion on event_publication (completion_date);
comment on table event_publication is '尚未送达的模块间事件';
