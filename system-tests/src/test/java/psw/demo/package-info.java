/** The demo as a user runs it. May call {@code psw.testing}. */
package psw.demo;
