select substring(a.name from '\d+$')::int as n, i.signed_a
from voting.issue i join voting.voter v on v.poll_id = i.poll_id and v.no = i.voter join access.account a on a.id = v.account_id
where i.poll_id = ? and a.name like 'bench-voter-%'
