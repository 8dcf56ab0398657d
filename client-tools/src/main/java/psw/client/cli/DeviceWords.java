package psw.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import psw.client.device.DeviceFailed;

/** Why the device's directory cannot be used, put in words. */
final class DeviceWords {
  private DeviceWords() {}

  static int say(DeviceFailed failure, Console console) {
    Path path = failure.path();
    String elsewhere = "PSW_HOME names another directory";
    return switch (failure.reason()) {
      case NOT_PRIVATE ->
          // what is no device's is not to be closed to others because of a slip
          isForeign(path)
              ? console.fail(
                  Exit.FAILED,
                  "others can reach this directory, so it is none for keys: " + path,
                  elsewhere + ", one of this device alone; it is made when it is missing")
              : console.fail(
                  Exit.FAILED,
                  "others can reach what holds this device's keys: " + path,
                  "chmod -R go= " + path,
                  "were others there who should not know them? then move it away, and pair anew");
      case OF_ANOTHER ->
          console.fail(
              Exit.FAILED, "the device's directory belongs to another user: " + path, elsewhere);
      case NO_DIRECTORY ->
          console.fail(Exit.FAILED, "not a directory, so no device either: " + path, elsewhere);
      case DENIED -> console.fail(Exit.FAILED, "this user may not use " + path, elsewhere);
      case DAMAGED ->
          console.fail(
              Exit.FAILED,
              "not what psw wrote there: " + path,
              "get it back from a backup; without one, move it away and pair anew");
      case UNUSABLE ->
          console.fail(
              Exit.FAILED, "cannot be read or written: " + path, "is there room on the disk?");
    };
  }

  private static boolean isForeign(Path path) {
    return Files.isDirectory(path)
        && Stream.of("lock", "id_ed25519", "identity.p8", "peers", "revisions")
            .noneMatch(name -> Files.exists(path.resolve(name)));
  }
}
