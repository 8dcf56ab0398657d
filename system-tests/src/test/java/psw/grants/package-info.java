/** Grants at the SSH end: a real sshd with the settings that are shipped, and the reaper. */
package psw.grants;
