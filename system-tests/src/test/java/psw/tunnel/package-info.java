/** The tunnel and the knocker on real parts: OpenSSH's server and real netfilter. */
package psw.tunnel;
