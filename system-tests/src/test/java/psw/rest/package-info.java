/**
 * The REST contract, as interfaces full of tests, and the servers that must keep it. Calls {@code
 * psw.wire} to speak as a broker does.
 */
package psw.rest;
