-- What brokers told of by the original's requests, each proven by its key, good until expires (milliseconds since 1970).
-- id is from the numbers of offered_service, so that each number is one service.
create table unverified_service (
  id bigint primary key,
  broker varchar(39) not null,
  label varchar(32) not null,
  name varchar(256) not null,
  description varchar(1024) not null,
  words varchar(2048) not null,
  ip varchar(45) not null,
  port integer not null,
  expires bigint not null,
  unique (broker, ip, port)
);
create index unverified_service_expires on unverified_service (expires);

-- One row: who holds its lock changes the table above, so that counts and addresses are exact on all nodes.
create table unverified_turn (
  one integer primary key
);
insert into unverified_turn (one) values (1);
