-- Sites that the owner added by the addresses of their brokers. since: milliseconds since 1970.
create table site (
  broker varchar(39) primary key,
  url varchar(255) not null,
  since bigint not null
);
