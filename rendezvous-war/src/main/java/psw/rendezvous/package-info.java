/**
 * The rendez-vous: the public directory of brokers. It believes what is signed and nothing else,
 * and never dials an address that it was given.
 */
package psw.rendezvous;
