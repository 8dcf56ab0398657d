/**
 * Side-by-side measurements: what is ours beside what people use else, in turn on this host.
 *
 * <ul>
 *   <li>Each side is a program of its own, and so is the server between.
 *   <li>All of it lies in one directory and ends with the measurement.
 * </ul>
 *
 * The door is {@link psw.client.bench.TunnelBench}. It calls no other package: it starts what users
 * start.
 */
package psw.client.bench;
