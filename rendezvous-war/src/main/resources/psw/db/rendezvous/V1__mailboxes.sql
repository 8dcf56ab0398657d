-- Rows with a short life. Times are milliseconds since 1970.

-- The highest revision of somebody's signed requests, kept while an old one could still pass.
create table used_proof (
  id varchar(39) primary key,
  revision bigint not null,
  kept_until bigint not null
);
create index used_proof_kept on used_proof (kept_until);

-- One row: who holds its lock makes or claims a mailbox, so that counts are exact on all nodes.
create table mailbox_turn (
  one integer primary key
);
insert into mailbox_turn (one) values (1);

-- A row outlives its mailbox for a while, so that both sides learn how it ended. Tokens are SHA-256 in base64url.
create table mailbox (
  nameplate varchar(6) primary key,
  owner varchar(39) not null,
  household varchar(32) not null,
  inviter varchar(43) not null,
  joiner varchar(43),
  expires bigint not null,
  ending varchar(16),
  kept_until bigint not null
);
create index mailbox_kept on mailbox (kept_until);
create index mailbox_owner on mailbox (owner);

create table mailbox_message (
  id varchar(16) primary key,
  nameplate varchar(6) not null,
  side varchar(8) not null,
  number integer not null,
  body varchar(5500) not null
);
create index mailbox_message_box on mailbox_message (nameplate);

create table mailbox_claim (
  id varchar(36) primary key,
  household varchar(32) not null,
  happened bigint not null,
  outcome varchar(8) not null
);
create index mailbox_claim_happened on mailbox_claim (happened);
