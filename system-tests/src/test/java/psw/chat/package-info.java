/** The chat program as two people run it. May call {@code psw.testing}. */
package psw.chat;
