/** What system tests share: what they need of the machine. Calls nothing of the house. */
package psw.testing;
