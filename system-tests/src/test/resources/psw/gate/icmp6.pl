# Sends one ICMPv6 message; the kernel fills in its checksum. Arguments: interface number, source, destination, hop limit,
# message without checksum as hexadecimal digits.
use strict;
use warnings;
use Socket qw(AF_INET6 SOCK_RAW inet_pton pack_sockaddr_in6);

my ($interface, $from, $to, $hops, $message) = @ARGV;
my ($icmp6, $ipv6, $unicast_hops, $multicast_hops) = (58, 41, 16, 18);
socket(my $socket, AF_INET6, SOCK_RAW, $icmp6) or die "socket: $!";
for my $option ($unicast_hops, $multicast_hops) {
  setsockopt($socket, $ipv6, $option, pack('i', $hops)) or die "hop limit: $!";
}
bind($socket, pack_sockaddr_in6(0, inet_pton(AF_INET6, $from), $interface)) or die "bind: $!";
my $there = pack_sockaddr_in6(0, inet_pton(AF_INET6, $to), $interface);
send($socket, pack('H*', $message), 0, $there) or die "send: $!";
