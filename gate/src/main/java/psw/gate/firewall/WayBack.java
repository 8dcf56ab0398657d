package psw.gate.firewall;

/**
 * How one program's rules become again what they were.
 *
 * @param atOnce what leads there in one step, if nobody changed ours meanwhile
 * @param fromNothing what makes them where nothing of ours is left
 */
record WayBack(String atOnce, String fromNothing) {}
