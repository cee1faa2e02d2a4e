-- The list of all congresses' suggestions is read in the order of its default, without sorting them all.
create index suggestion_by_day on deputies.suggestion (submitted_on desc nulls last, id desc);
