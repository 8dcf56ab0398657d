/**
 * What a server does by itself, step after step: no failure ends it, and one that stands still all
 * the same is told by {@code /health/ready}. Calls no other room.
 */
package psw.server.work;
