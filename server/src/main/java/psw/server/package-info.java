/** Server. */
package psw.server;
