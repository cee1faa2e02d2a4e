alter table access.role_grant drop constraint role_grant_role_check;
alter table access.role_grant add constraint role_grant_role_check check (role in ('CLERK', 'CHAIR', 'DEPUTY',
    'HANDLER', 'STATION_KEEPER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'));
