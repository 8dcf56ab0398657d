package psw.client.cli;

import java.time.Clock;
import java.util.List;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.peers.Book;

/** A command that uses this device: with its broker, or alone where there is none. */
abstract class DeviceCall extends Action {
  private final Clock clock = Clock.systemUTC();

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (Settings.Wrong e) {
      return console().fail(Exit.USAGE, e.getMessage(), e.hint(commandLine()));
    } catch (CallFailed e) {
      return ApiWords.say(e, console());
    } catch (DeviceFailed e) {
      return DeviceWords.say(e, console());
    }
  }

  abstract int run() throws CallFailed, DeviceFailed;

  final Clock clock() {
    return clock;
  }

  /** This device, whose directory is made when it is missing. */
  final Device device() throws DeviceFailed {
    return Device.at(Settings.home());
  }

  /** Where sites are announced; where no one says it, where this device met those it knows. */
  final List<Directory> directories(Book book) throws DeviceFailed {
    return Own.directories(book);
  }

  /** Whom it is paired with. */
  final Book book(Device device) {
    return Own.book(device, clock);
  }
}
