# Prints the first UDP datagram that comes to a port of this host, its content alone, in base64. Argument: the port.
# packet(7): every frame that the network interfaces take, as the kernel has it before any rule of the firewall.
use strict;
use warnings;
use MIME::Base64 qw(encode_base64);

my ($port) = @ARGV;
my ($family, $kind, $ipv4) = (17, 2, 0x0800);
socket(my $line, $family, $kind, unpack('S', pack('n', $ipv4))) or die "socket: $!";
$| = 1;
print "listening\n";
while (defined recv($line, my $packet, 65535, 0)) {
  my $head = 4 * (ord($packet) & 15);
  next unless length($packet) >= $head + 8 && ord(substr($packet, 9, 1)) == 17;
  my ($from, $to, $length) = unpack('nnn', substr($packet, $head, 6));
  next unless $to == $port;
  print encode_base64(substr($packet, $head + 8, $length - 8), ''), "\n";
  last;
}
