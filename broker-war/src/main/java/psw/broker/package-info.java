/**
 * A site's registry. {@code site} is who it is, {@code address} where it is reached, {@code
 * catalog} what it offers, {@code health} whether that answers, {@code announcing} tells it to the
 * rendez-vous, {@code following} hears of the others, {@code far} talks to a rendez-vous; {@code
 * pairing} meets new ones, {@code peers} is whom it paired with, {@code grants} what they may
 * reach, {@code account} who logs in, {@code tokens} what programs show, {@code audit} who did
 * what. This package only puts them together.
 */
package psw.broker;
