# Greets whoever connects to one of the places given, ADDRESS PORT… or a path, with that place.
use strict;
use IO::Socket::IP;
use IO::Socket::UNIX;

umask 0;

while (@ARGV) {
    my $host = shift;
    my $place = $host =~ m{^/} ? $host : "$host " . shift;
    my $listener = $host =~ m{^/}
        ? IO::Socket::UNIX->new(Local => $host, Listen => 50)
        : IO::Socket::IP->new(LocalHost => $host, LocalPort => (split / /, $place)[1], Listen => 50, ReuseAddr => 1, V6Only => 1);
    die "$place: $@ $!" unless $listener;
    next if fork;
    while (my $peer = $listener->accept) {
        print $peer "hello from $place\n";
        close $peer;
    }
    exit;
}
print "ready\n";
close STDOUT;
1 while wait != -1;
