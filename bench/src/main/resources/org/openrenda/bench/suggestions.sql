-- Twenty thousand published suggestions of earlier years at the city's congress, with their search words.
select set_config('openrenda.scope', '*', false);
create temporary table wish (n int, title text, text text, topic text);
insert into wish
select n,
    '关于' || place || wish || '的建议（' || n || '）',
    place || trouble || '，代表走访时群众多次提到。建议：一是摸清底数，二是' || wish || '，三是每季度公开进展。',
    topic
from generate_series(1, 20000) n
    cross join lateral (select (array['滨河路','人民路','建设街道','东门社区','幸福小区','老城区','开发区','火车站片区'])[1 + n % 8] as place) p
    cross join lateral (select
        (array['更换二次供水设备','补装背街路灯','治理黑臭河道','增设公交班次','加装住宅电梯','整治夜间噪声','清理消防通道'])[1 + n % 7] as wish,
        (array['高层住户夜间停水','路段没有照明','夏季异味明显','早高峰等车太久','老人上下楼困难','工地超时施工','通道长期被占'])[1 + n % 7] as trouble,
        (array['0301','0306','0603','0502','0202','0601','0202'])[1 + n % 7] as topic) w;
with made as (
    insert into deputies.suggestion (congress_id, lead_name, source, title, text, confidential,
        topic_code, topic_name, stage, version, round, number, created_at, submitted_on, closed_on)
    select (select min(id) from congress.congress where managed and parent_id is null), '代表' || n % 400,
        'RECESS', title, text, false, topic, '议题', 'ARCHIVED', 1, 1, '测量' || n, now(),
        date '2022-01-01' + n % 1500, date '2022-06-01' + n % 1500
    from wish
    returning id, congress_id, title, text),
words as (
    insert into deputies.suggestion_words (suggestion_id, congress_id, words)
    select id, congress_id, array(
        select distinct substr(title || text, i, 2) from generate_series(1, length(title || text) - 1) i)
    from made)
insert into deputies.publication (suggestion_id, published_at, published_by)
select id, now(), '测量' from made;
drop table wish;
analyze deputies.suggestion;
analyze deputies.suggestion_words;
analyze deputies.publication;
