create table parameters.parameter (
    id           bigint generated always as identity primary key,
    key          text   not null,
    congress_id  bigint,
    value        int    not null,
    unit         text   not null
        check (unit in ('DAY', 'WORKDAY', 'MONTH', 'YEAR', 'PERSON', 'PERCENT', 'PIECE', 'MINUTE')),
    label        text   not null check (label <> ''),
    rule         text   not null,
    source       text   not null check (source <> ''),
    effective_on date   not null
);
comment on table parameters.parameter is '法律和本地规定的数字：键、数值、单位、依据、生效日；各级人大可设自己的值';
create unique index parameter_default on parameters.parameter (key, effective_on)
    where congress_id is null;
create index parameter_of_congress on parameters.parameter (key, congress_id, effective_on);
revoke update, delete, truncate on parameters.parameter from ${app};
