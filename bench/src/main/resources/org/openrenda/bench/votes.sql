select count(distinct voter) from voting.vote where poll_id = ? and choice is not null
