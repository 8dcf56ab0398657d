package psw.server.store;

import java.util.Locale;
import psw.server.settings.Settings;

/** The database's address. */
final class Databases {
  private Databases() {}

  /**
   * H2 in a file of the data directory, unless told otherwise. WRITE_DELAY=0 makes a commit durable
   * before it returns: with H2's default, acknowledged commits are lost when the process is killed.
   */
  static String url(Settings settings) {
    return durable(
        settings.database().orElse("jdbc:h2:file:" + settings.data().resolve("database")));
  }

  static String durable(String url) {
    // writers queue for the change log's counter; ten seconds of queue mean that something is wrong
    return with(with(with(url, "WRITE_DELAY=0"), "DB_CLOSE_ON_EXIT=FALSE"), "LOCK_TIMEOUT=10000");
  }

  private static String with(String url, String option) {
    String name = ';' + option.substring(0, option.indexOf('=') + 1);
    int at = url.toUpperCase(Locale.ROOT).indexOf(name);
    if (at < 0) {
      return url + ';' + option;
    }
    int end = url.indexOf(';', at + 1);
    return url.substring(0, at) + ';' + option + (end < 0 ? "" : url.substring(end));
  }
}
