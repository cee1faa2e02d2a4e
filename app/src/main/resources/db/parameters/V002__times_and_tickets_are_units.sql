alter table parameters.parameter drop constraint parameter_unit_check;
alter table parameters.parameter add constraint parameter_unit_check check (unit in ('DAY',
    'WORKDAY', 'MONTH', 'YEAR', 'PERSON', 'PERCENT', 'PIECE', 'TIMES', 'TICKET', 'MINUTE'));
update parameters.parameter set unit = 'TIMES' where key = 'access.lock.failuresMax';
