-- The owner's account, made with the setup code. hash: of the pass phrase, with its salt and its cost.
create table account (
  name varchar(64) primary key,
  hash varchar(255) not null
);

-- Tokens that the owner made. hash: SHA-256 of the whole text, hexadecimal. scopes: words with spaces between.
-- used: coarse, 0 if never. Times: milliseconds since 1970.
create table token (
  id varchar(8) primary key,
  name varchar(256) not null,
  hash varchar(64) not null,
  scopes varchar(100) not null,
  created bigint not null,
  expires bigint not null,
  used bigint not null
);
