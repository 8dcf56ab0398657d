/** Broker. */
package psw.broker;
