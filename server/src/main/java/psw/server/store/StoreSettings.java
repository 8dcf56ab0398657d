package psw.server.store;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import psw.server.settings.BadSetting;
import psw.server.settings.Settings;

/**
 * The one reading of the settings and making of the data directory, for the data source and for
 * everybody who injects them.
 */
@Dependent
class StoreSettings {
  private static final Logger LOGGER = System.getLogger(StoreSettings.class.getName());

  /** Reads them once per WAR; a bad one is said in one line, since containers bury causes. */
  @Produces
  @Singleton
  static Settings get() {
    return Once.SETTINGS;
  }

  private static final class Once {
    private static final Settings SETTINGS = load();

    private static Settings load() {
      try {
        Settings settings = Settings.load();
        DataDirectory.prepare(settings.data());
        return settings;
      } catch (BadSetting e) {
        LOGGER.log(Level.ERROR, "psw does not start: {0}", e.getMessage());
        throw e;
      } catch (IOException e) {
        LOGGER.log(Level.ERROR, "psw does not start: its data directory: {0}", e.getMessage());
        throw new UncheckedIOException(e);
      }
    }
  }
}
