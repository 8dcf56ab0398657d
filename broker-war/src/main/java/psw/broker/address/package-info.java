/**
 * Where this site is reached: what the settings say, else what the host's interfaces and its
 * rendez-vous tell, looked at again and again.
 *
 * <ul>
 *   <li>What an interface has needs nobody's word. A rendez-vous is asked only over a family in
 *       which the host has no address of the wide world, and believed of no other: neither of a
 *       private address nor of one of the other family.
 *   <li>What most rendez-vous say counts; where none is in the majority, each is given, so that one
 *       who lies cannot hide the site. The worst that he gets is a knock, which opens nothing
 *       there.
 *   <li>What is lost or changes must be seen twice in a row; what fails to answer changes nothing.
 * </ul>
 *
 * May call {@code psw.broker.far}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.address;
