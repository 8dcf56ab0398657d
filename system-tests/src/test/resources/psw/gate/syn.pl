# Sends one SYN from each of many forged addresses. Arguments: family (4 or 6), destination, port, then a form of the
# sources (as 10.77.%d.%d or fd77::%x:%x), the number of the first and how many.
use strict;
use warnings;
use Socket qw(AF_INET AF_INET6 SOCK_RAW inet_pton pack_sockaddr_in pack_sockaddr_in6);

my ($family, $to, $port, $form, $first, $count) = @ARGV;
my ($raw, $tcp) = (255, 6);
my $kind = $family == 4 ? AF_INET : AF_INET6;
# with this protocol the kernel takes our headers as they are
socket(my $socket, $kind, SOCK_RAW, $raw) or die "socket: $!";
my $destination = inet_pton($kind, $to);
my $there = $family == 4 ? pack_sockaddr_in(0, $destination) : pack_sockaddr_in6(0, $destination);

sub sum {
  my ($bytes) = @_;
  my $sum = unpack('%32n*', $bytes);
  $sum = ($sum & 0xffff) + ($sum >> 16) while $sum >> 16;
  return ~$sum & 0xffff;
}

for my $number ($first .. $first + $count - 1) {
  my $source = inet_pton($kind, sprintf($form, 1 + int($number / 200), 1 + $number % 200));
  # 20 bytes, SYN alone, a window
  my $segment = pack('nnNNCCnnn', 40000 + $number % 20000, $port, $number, 0, 0x50, 0x02, 1024, 0, 0);
  my $both = $source . $destination;
  my $about = $family == 4 ? pack('nn', $tcp, 20) : pack('NN', 20, $tcp);
  substr($segment, 16, 2) = pack('n', sum($both . $about . $segment));
  my $header =
    $family == 4 ? pack('CCnnnCCn', 0x45, 0, 40, 0, 0, 64, $tcp, 0) . $both : pack('NnCC', 0x60000000, 20, $tcp, 64) . $both;
  send($socket, $header . $segment, 0, $there) or die "send: $!";
}
