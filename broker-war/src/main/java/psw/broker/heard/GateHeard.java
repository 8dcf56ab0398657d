package psw.broker.heard;

/** There is something of the gate that is to be announced at once. */
public record GateHeard() {}
