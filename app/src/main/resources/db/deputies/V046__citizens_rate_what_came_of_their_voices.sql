create table deputies.result_rating (
    voice_id      bigint      not null references deputies.voice,
    suggestion_id bigint      not null references deputies.suggestion,
    occasion      text        not null check (occasion in ('ANSWER', 'KEPT')),
    which         bigint      not null,
    result        text        not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED',
        'DISSATISFIED')),
    reason        text        not null,
    at            timestamptz not null,
    primary key (voice_id, suggestion_id, occasion, which),
    check (result <> 'DISSATISFIED' or reason <> '')
);
comment on table deputies.result_rating is '群众凭查询码对由其意见形成的建议的结果评价：答复按轮次、承诺按项各一次，不改写';
create index result_rating_of on deputies.result_rating (suggestion_id);
revoke update, delete, truncate on deputies.result_rating from ${app};
