/** One user's device, on real servers and a real sshd: what it opens, and whom it pairs with. */
package psw.device;
