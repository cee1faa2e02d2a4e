insert into voting.issuer (poll_id, issuer, public_key, account_id, by_name)
select o.poll_id, 'SUPERVISOR', k.key, o.account_id, o.name
from (values (cast(? as bigint), cast(? as bytea))) as k (poll, key) join voting.official o on o.poll_id = k.poll
where o.duty = 'SUPERVISOR' limit 1
