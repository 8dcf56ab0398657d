/**
 * Every parser against input that a machine thought up. A normal build tries the known inputs
 * alone; CONTRIBUTING.md says how to search for new ones.
 */
package psw.wire.fuzz;
