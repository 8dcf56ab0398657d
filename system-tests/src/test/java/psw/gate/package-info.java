/**
 * The gate's rules in network namespaces: what they let in and what they do not, each sentence of
 * {@code rules/README.md} as a test, for iptables and nftables, IPv4 and IPv6. Calls {@code
 * psw.client.lab} and {@code psw.testing}.
 */
package psw.gate;
