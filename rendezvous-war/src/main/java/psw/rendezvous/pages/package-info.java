/**
 * What is on the pages of the rendez-vous alone. May call {@code psw.rendezvous.unverified} and
 * {@code psw.server}.
 */
package psw.rendezvous.pages;
