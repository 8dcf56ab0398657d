/**
 * What a grant allows. {@link psw.wire.grant.Grants#decide} is the one rule, asked alike by broker,
 * gateway and gate, and {@link psw.wire.grant.Grants#authorizedFile} is the same rule written for
 * sshd: what the one allows the other does, to the second. {@link psw.wire.grant.AuthorizedLine}
 * reads that again for who enforces it. Without a live grant nothing is allowed and there is no
 * file. Nothing ever leads to the site's own broker or SSH server. May call {@code psw.wire.value}.
 */
package psw.wire.grant;
