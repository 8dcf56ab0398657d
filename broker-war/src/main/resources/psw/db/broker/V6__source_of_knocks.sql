-- From where a knock for a grant may come: strict (the claimed address) or network (its IPv4 /24 or IPv6 /64).
alter table peer_grant add column source varchar(16) default 'strict' not null;
