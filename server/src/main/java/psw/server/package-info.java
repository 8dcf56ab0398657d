/** What both WARs share. Each room below says what it promises. */
package psw.server;
