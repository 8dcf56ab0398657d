package psw.client.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.site.NoSite;
import psw.client.up.Desk;
import psw.client.up.Wish;
import psw.client.up.WishList;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** A command about the wormholes that are kept in the background. */
abstract class UpCall extends DeviceCall {
  @Override
  final int run() throws CallFailed, DeviceFailed {
    try {
      return about(new WishList(Settings.home()));
    } catch (WishList.BadLine e) {
      return console()
          .fail(
              Exit.USAGE,
              WishWords.of(new WishList(Settings.home()), e),
              "a line is SITE/SERVICE, or SITE for all that it offers; # begins a remark");
    } catch (NoSite e) {
      return SiteWords.say(e, console());
    } catch (IOException e) {
      return console().fail(Exit.FAILED, FileWords.of(e));
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    }
  }

  abstract int about(WishList list)
      throws IOException, WishList.BadLine, NoSite, CallFailed, DeviceFailed, InterruptedException;

  final List<Wish> wishes(List<String> typed) {
    List<Wish> all = new ArrayList<>();
    for (String word : typed) {
      try {
        all.add(Wish.parse(word));
      } catch (BadValue e) {
        throw new ParameterException(commandLine(), WrongUsage.shown(word) + ": " + Words.of(e));
      }
    }
    return all;
  }

  /** Asks the process that keeps them; empty if there is none. */
  static Optional<JsonObject> ask(String what) throws IOException {
    return Desk.ask(Settings.home(), JsonObject.with("do", what).build());
  }

  /** What it refused, said; the exit code. */
  final int said(JsonObject answer) throws IOException {
    try {
      Optional<String> error = answer.optionalText("error");
      return error.isPresent() ? console().fail(Exit.FAILED, error.get()) : Exit.DONE;
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    }
  }
}
