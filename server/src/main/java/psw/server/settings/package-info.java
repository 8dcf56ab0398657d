/**
 * The server's settings, read once and whole: each from the system property {@code psw.x.y}, else
 * from the environment as {@code PSW_X_Y}, else its default. A bad one stops the start with a
 * message that names it. May call {@code psw.wire}.
 */
package psw.server.settings;
