/**
 * What {@code psw doctor} says of a site, fault by fault: real servers, firewalls, SSH and knocks
 * on hosts of their own.
 */
package psw.doctor;
