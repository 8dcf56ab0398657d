# The lab's first process: number 1 of its process namespace, alone in a network namespace that holds the switch.
# It lives until its standard input ends; with it the kernel ends whatever runs in the lab.
set -eu

# /proc is still the machine's, so this is our process number as the machine counts.
read -r outside rest < /proc/self/stat

# No spanning tree and no multicast snooping: a plugged cable carries every frame at once.
ip link add lan type bridge stp_state 0 forward_delay 0 mcast_snooping 0
ip link set lan up

# Ignored, and so reaped by the kernel: orphans of the lab become our children.
trap '' CHLD
echo "$outside"
exec cat > /dev/null
