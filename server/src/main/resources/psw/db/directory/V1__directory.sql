-- Times are milliseconds since 1970. An announcement is a compact JWS: ASCII, at most 64 KiB.

-- Everybody ever believed; withdrawn by a tombstone, expired once that was written to the log; kept after its announcement expired, so that nobody takes it back.
create table known_broker (
  id varchar(39) primary key,
  public_key varchar(43) not null,
  revision bigint not null,
  sha256 varchar(43) not null,
  live_until bigint not null,
  withdrawn boolean not null,
  expired boolean not null,
  name varchar(32) not null,
  announcement varchar(65536) not null,
  lease varchar(4096)
);
create index known_broker_live on known_broker (expired, live_until);

-- What brokers offer. A number is kept when its service is withdrawn, so that it stays stable.
create table offered_service (
  id bigint primary key,
  broker varchar(39) not null references known_broker (id),
  number bigint not null,
  offered boolean not null,
  label varchar(32) not null,
  name varchar(256) not null,
  description varchar(1024) not null,
  words varchar(2048) not null,
  ip varchar(45) not null,
  port integer not null,
  health varchar(8) not null,
  unique (broker, number)
);

-- The last numbers given, in the change log and to services; who holds the row's lock writes next.
create table directory_counter (
  id integer primary key,
  last_change bigint not null,
  last_service bigint not null
);
insert into directory_counter (id, last_change, last_service) values (1, 0, 0);

create table change_log (
  id bigint primary key,
  at bigint not null,
  kind varchar(16) not null,
  broker varchar(39) not null,
  jws varchar(65536) not null
);
create index change_log_at on change_log (at);
