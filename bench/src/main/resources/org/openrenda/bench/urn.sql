select count(*) from voting.urn where poll_id = ?
