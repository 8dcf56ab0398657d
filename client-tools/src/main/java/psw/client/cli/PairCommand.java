package psw.client.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Invitation;
import psw.client.peers.Meeting;
import psw.client.peers.NotPaired;
import psw.pairing.run.Form;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.value.Label;

/** psw pair. */
@Command(
    name = "pair",
    description = {
      "Get to know a site or a device, by a code that is good once.",
      "Without CODE it makes one, prints it and waits; the other side types psw pair",
      "CODE. Both then hold each other's keys under names of their own choice, and",
      "nothing is granted by that. With a broker the pairing is its site's; without",
      "one (no PSW_BROKER and no cli.token) this device's own, and PSW_RENDEZVOUS",
      "names the rendez-vous, as https://rv.example:9443. Ctrl-C burns the code."
    },
    footer = {
      "  psw pair --name rui                                # prints the code and waits",
      "  psw pair 4821-guitar-candle-orbit@rv.example       # on the other side"
    })
final class PairCommand extends DeviceCall {
  private static final int GOODBYE_S = 10;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "the code that the other side made; - asks for it, or reads a line of input")
  private Optional<String> typed;

  @Option(
      names = "--link",
      description = "make the code as a link, to be sent by a channel that others cannot read")
  private boolean link;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what to call the other side (default: what it calls itself)")
  private Optional<Label> name;

  @Override
  int run() throws DeviceFailed {
    if (typed.isPresent() && link) {
      throw new ParameterException(commandLine(), "--link is for making a code, not for CODE");
    }
    Optional<Code> code;
    try {
      code =
          typed.isPresent()
              ? Optional.of(new CodeReader(console()).read(typed.get()))
              : Optional.empty();
    } catch (CodeReader.Misspelt e) {
      return console().fail(Exit.USAGE, CodeWords.of(e.bad()), CodeWords.hint(e.text()));
    }
    if (Settings.directories().isEmpty() && code.isEmpty()) {
      return console()
          .fail(
              Exit.USAGE,
              "there is no broker here, and no rendez-vous to meet at",
              "PSW_RENDEZVOUS=https://rv.example:9443 names one; psw broker runs a broker");
    }
    Device device = device();
    Form form = link ? Form.LINK : Form.WORDS;
    return walk(book(device).meet(new Invitation(code, form, name)));
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int walk(Meeting meeting) throws DeviceFailed {
    CountDownLatch over = new CountDownLatch(1);
    CodeShown shown = new CodeShown(console(), clock());
    Runnable giveUp =
        () -> {
          meeting.cancel();
          await(over);
        };
    try (Ending ending = new Ending(console(), "given up; the code is burnt", giveUp)) {
      try {
        Acquaintance other = meeting.walk(shown::code);
        shown.close();
        return met(other);
      } catch (CallFailed e) {
        shown.close();
        return PairWords.say(e, console());
      } catch (NotPaired e) {
        shown.close();
        return ending.begun() ? Exit.FAILED : PairWords.say(e.reason(), console());
      } finally {
        shown.close();
        over.countDown();
      }
    }
  }

  // the process is about to end: the other side is to be told first
  private static void await(CountDownLatch over) {
    try {
      boolean inTime = over.await(GOODBYE_S, TimeUnit.SECONDS);
      assert inTime || over.getCount() == 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int met(Acquaintance other) {
    console().result("paired with " + other.name() + " (" + other.id() + ")");
    if (Settings.hasBroker()) {
      console().hint("nothing is granted yet: psw grant " + other.name() + " SERVICE");
    }
    if (other.kind() == Introduction.Kind.SITE) {
      console()
          .hint(
              "psw services "
                  + other.name()
                  + "    lists what it offers; what its owner grants you: psw open "
                  + other.name()
                  + "/SERVICE");
    }
    return Exit.DONE;
  }
}
