/** Pairings between real brokers, by way of a real rendez-vous and of somebody between. */
package psw.pairing;
