package psw.broker.pairing;

import java.util.Optional;
import psw.broker.peers.GivenName;
import psw.pairing.run.Form;
import psw.wire.json.JsonObject;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/**
 * What somebody wants who pairs.
 *
 * @param form how the code is to be written that is made; or absent, and
 * @param code the code that is taken up
 * @param name what the other is to be called; else as it calls itself
 * @param ssh the key of the device that is to log in there; without one this site only offers
 * @param rendezvous where to meet, for a code that is made; else where the site is announced
 */
public record Asked(
    Optional<Form> form,
    Optional<Code> code,
    Optional<Label> name,
    Optional<SshPublicKey> ssh,
    Optional<String> rendezvous) {

  static Asked parse(JsonObject body) throws BadValue {
    Optional<String> form = body.optionalText("form");
    Optional<String> code = body.optionalText("code");
    Optional<String> ssh = body.optionalText("ssh");
    if (form.isPresent() == code.isPresent()) {
      throw new BadValue("form", form.isPresent() ? Reason.DUPLICATE : Reason.MISSING);
    }
    return new Asked(
        form.isPresent() ? Optional.of(Form.parse(form.get())) : Optional.empty(),
        code.isPresent() ? Optional.of(Code.parse(code.get())) : Optional.empty(),
        body.optionalText("name").map(GivenName::parse),
        ssh.isPresent() ? Optional.of(SshPublicKey.parse(ssh.get())) : Optional.empty(),
        body.optionalText("rendezvous"));
  }
}
