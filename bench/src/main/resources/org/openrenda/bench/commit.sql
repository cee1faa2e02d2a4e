insert into bench.ballot (poll, voter, choice, at) values (1, ?, '1=FOR', now())
