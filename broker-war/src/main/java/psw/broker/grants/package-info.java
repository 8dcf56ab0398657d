/**
 * Who may reach what: each grant lets one peer's SSH key reach one service of this site until a
 * time, and sshd enforces it.
 *
 * <ul>
 *   <li>A grant is of a service, not of an address: where it listens is read from the catalogue
 *       each time, so a service that moves takes its grants along. Who may move it could as well
 *       pass on what comes to it, so an address written down here would protect nobody and break
 *       what picks its port anew. What never may be granted is asked again after every move.
 *   <li>A service that is withdrawn ends its grants: another that is registered at its address
 *       later is another.
 *   <li>What sshd reads is a function of the store and the time alone; it is written anew after
 *       every change, at every expiry and at the start, and until it could be, each grant says that
 *       it is not enforced.
 *   <li>If a file cannot be written and the old one permits what is no longer granted, there is no
 *       file.
 *   <li>Who was granted something may knock at the gate for as long: that is written beside.
 *   <li>Sessions are noted as opened once sshd has taken the login, not when a key is offered.
 * </ul>
 *
 * May call {@code psw.broker.address}, {@code psw.broker.peers}, {@code psw.broker.catalog}, {@code
 * psw.broker.audit}, {@code psw.broker.site}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.grants;
