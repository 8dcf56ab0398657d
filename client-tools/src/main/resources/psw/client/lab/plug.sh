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

# The kernel drops what is sent through a new cable until it has noticed, in its own time, that both ends are there.
up() {
  nsenter --net="$1" ip -o link show "$2" | grep -q ' state UP '
}
tries=500
until up "$switch" "$port" && up "$host" eth0; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { echo "the cable to $port stays dead" >&2; exit 1; }
  sleep 0.02
done
