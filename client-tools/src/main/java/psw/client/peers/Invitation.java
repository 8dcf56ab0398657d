package psw.client.peers;

import java.util.Optional;
import psw.pairing.run.Form;
import psw.wire.pairing.Code;
import psw.wire.value.Label;

/**
 * How a pairing is begun.
 *
 * @param code the code to take up; without it one is made
 * @param form how a code that is made is written
 * @param name what to call the other; without it, what it calls itself
 */
public record Invitation(Optional<Code> code, Form form, Optional<Label> name) {}
