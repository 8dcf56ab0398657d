/**
 * Whole sites: real brokers and a real rendez-vous, each a server process of its own with its own
 * data, on loopback.
 */
package psw.sites;
