/** Rendez-vous. */
package psw.rendezvous;
