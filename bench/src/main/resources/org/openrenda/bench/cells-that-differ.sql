select count(*) from (select congress_id, day, topic_code, area_code, unit_id, channel,
        tickets::bigint, repeats::bigint from hotline.day_count) c
full join (select congress_id, day, topic_code, area_code, unit_id, channel, count(*) as tickets,
        count(*) filter (where is_repeat) as repeats
    from hotline.ticket group by 1, 2, 3, 4, 5, 6) t
using (congress_id, day, topic_code, area_code, unit_id, channel)
where c.tickets is distinct from t.tickets or c.repeats is distinct from t.repeats
