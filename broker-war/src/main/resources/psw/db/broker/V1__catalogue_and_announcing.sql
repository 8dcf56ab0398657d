-- One row: what is locked first by every change, so that changes follow one another.
create table catalogue (
  one integer primary key,
  revision bigint not null,
  last_id bigint not null
);
insert into catalogue (one, revision, last_id) values (1, 0, 0);

create table service (
  id bigint primary key,
  label varchar(32) not null unique,
  name varchar(256) not null,
  description varchar(1024) not null,
  ip varchar(45) not null,
  port integer not null,
  visibility varchar(16) not null,
  ephemeral boolean not null,
  health varchar(16) not null,
  owner varchar(64) not null,
  unique (ip, port)
);

-- One row: the last revision used, committed before anything signed with it is sent.
create table announced (
  one integer primary key,
  revision bigint not null
);
insert into announced (one, revision) values (1, 0);

-- Where the site is announced. farewell: the tombstone, while it is being left. since: milliseconds since 1970.
create table rendezvous (
  url varchar(255) primary key,
  origin varchar(16) not null,
  state varchar(16) not null,
  since bigint not null,
  farewell varchar(66000)
);
