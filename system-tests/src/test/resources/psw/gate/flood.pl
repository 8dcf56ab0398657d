# Sends datagrams as long as a knock at an even pace, and says how many a second. Arguments: family (4 or 6), destination,
# port, how many a second, for how many seconds, the id of a known key in hexadecimal digits, perhaps the source. Every other one
# names that key.
use strict;
use warnings;
use Socket qw(AF_INET AF_INET6 SOCK_DGRAM inet_pton pack_sockaddr_in pack_sockaddr_in6);
use Time::HiRes qw(time sleep);

my ($family, $to, $port, $rate, $seconds, $id, $from) = @ARGV;
my $kind = $family == 4 ? AF_INET : AF_INET6;
socket(my $socket, $kind, SOCK_DGRAM, 0) or die "socket: $!";
sub at {
  my ($port, $address) = @_;
  my $number = inet_pton($kind, $address);
  return $family == 4 ? pack_sockaddr_in($port, $number) : pack_sockaddr_in6($port, $number);
}
bind($socket, at(0, $from)) or die "bind: $!" if $from;
connect($socket, at($port, $to)) or die "connect: $!";
my $noise = join('', map { chr int rand 256 } 1 .. 1024);
my $known = "\1\1\0\0" . pack('H*', $id);

$| = 1;
print "begun\n";
my ($begun, $sent) = (time, 0);
while ((my $gone = time - $begun) < $seconds) {
  for (; $sent < $rate * $gone; $sent++) {
    my $some = substr($noise, rand 936, 88);
    substr($some, 0, 12) = $known if $sent % 2;
    defined send($socket, $some, 0) or $!{ENOBUFS} or $!{ECONNREFUSED} or die "send: $!";
  }
  sleep 0.001;
}
printf "%d\n", $sent / (time - $begun);
