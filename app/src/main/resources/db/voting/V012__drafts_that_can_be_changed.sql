-- What stands on the ballot and who votes and counts may be changed while a poll is a draft. As soon as it is
-- ready, the rows stay as they are, whoever asks.
grant delete on voting.item, voting.eligible, voting.official, voting.voter to ${app};
create function voting.only_of_drafts() returns trigger language plpgsql as $$
begin
    if exists (select from voting.poll where id = old.poll_id and stage <> 'DRAFT') then
        raise exception 'poll % is not a draft any more', old.poll_id using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
create trigger item_stays before delete on voting.item
    for each row execute function voting.only_of_drafts();
create trigger eligible_stays before delete on voting.eligible
    for each row execute function voting.only_of_drafts();
create trigger official_stays before delete on voting.official
    for each row execute function voting.only_of_drafts();
create trigger voter_stays before delete on voting.voter
    for each row execute function voting.only_of_drafts();
