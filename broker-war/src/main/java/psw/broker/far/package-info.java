/**
 * Talking to a rendez-vous: what a broker sends it, asks it and hears from it. Every answer is
 * bounded in size and time, no redirect is followed, and nothing in an answer is believed here. May
 * call {@code psw.wire}.
 */
package psw.broker.far;
