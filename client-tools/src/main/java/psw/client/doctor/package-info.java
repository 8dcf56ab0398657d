/**
 * Why a site is not reached, step by step as a wormhole is opened: its addresses, the clocks, its
 * gate, a knock, the port behind it, the host key, the login, a service.
 *
 * <ul>
 *   <li>It does what {@code psw open} does, and nothing else reaches the site: what it finds is
 *       what holds.
 *   <li>A gate answers nobody; what became of a knock is read in what the site announces, sealed
 *       for this device.
 *   <li>Findings are data; their words are made by whoever shows them.
 * </ul>
 *
 * May call {@code psw.client.site}, {@code .peers}, {@code .knock}, {@code .tunnel}, {@code .api},
 * {@code .device} and {@code .revisions}, and {@code psw.gate.rules} for what its owner decided.
 */
package psw.client.doctor;
