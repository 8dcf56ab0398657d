/**
 * The main job, whole, on this machine: three hosts, real firewalls, real servers, a knock, a
 * tunnel, a chat. What a user would type is run as typed, and each step is checked.
 *
 * <p>Without root it is the same on loopback, without firewalls and knocks, and with psw gateway in
 * place of OpenSSH's server; it says what it does not show.
 *
 * <ul>
 *   <li>Whatever it makes lies in a lab and vanishes with this process, however that ends; on
 *       loopback a caretaker sees to that.
 *   <li>Debian packages that it had to install stay, with their services not started.
 * </ul>
 *
 * May call {@code psw.client.lab}. It shows what happens on a {@link psw.client.demo.Stage}.
 */
package psw.client.demo;
