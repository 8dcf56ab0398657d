/**
 * Runs programs of the system, to their end and for half a minute at most. What they are given is
 * no secret. The door is {@link psw.gate.program.Program}. Calls nothing else of the house.
 */
package psw.gate.program;
