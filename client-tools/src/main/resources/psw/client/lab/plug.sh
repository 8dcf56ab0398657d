# Lays a cable between the switch and a host. Arguments: the process numbers of switch and host, the switch's port, addresses.
set -eu

switch=/proc/$1/ns/net
host=/proc/$2/ns/net
port=$3
shift 3
nsenter --net="$switch" ip link add "$port" type veth peer name eth0 netns "$host"
nsenter --net="$switch" ip link set "$port" master lan up
for address; do
  nsenter --net="$host" ip address add "$address" dev eth0
done
nsenter --net="$host" ip link set eth0 up
