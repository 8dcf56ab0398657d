/**
 * Hosts on one machine: each with its own network, hostname, processes and private copies of the
 * directories that programs write to, joined by one switch. All of it vanishes with the process
 * that made it, also when that is killed: nothing of a lab is in a file, a mount or a name of the
 * machine. Linux and root alone. Calls nothing else of the house.
 */
package psw.client.lab;
