/** psw gateway where OpenSSH's server stands else: what it lets peers and strangers do. */
package psw.gateway;
