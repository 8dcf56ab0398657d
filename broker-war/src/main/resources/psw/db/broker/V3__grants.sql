-- What a peer may reach. A peer that is forgotten and a service that is withdrawn take theirs along. ends: seconds since 1970.
create table peer_grant (
  id bigint primary key,
  peer bigint not null references peer (id) on delete cascade,
  service bigint not null references service (id) on delete cascade,
  ends bigint not null,
  unique (peer, service)
);

-- One row: the last grant's number, locked by every change.
create table grants (
  one integer primary key,
  last_id bigint not null
);
insert into grants (one, last_id) values (1, 0);

-- Sessions that were noted as opened, by the names of sshd's own notes, as long as those lie there.
create table opened (
  note varchar(80) primary key
);
