package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path here;

  @Test
  void the_token_of_an_own_broker_comes_before_the_installed_ones() throws Exception {
    Path own = Files.createFile(here.resolve("own"));
    Path installed = Files.createFile(here.resolve("installed"));
    assertEquals(own, Settings.tokenFile(own, installed));
  }

  @Test
  void who_has_no_broker_of_his_own_uses_the_installed_ones_token() throws Exception {
    Path installed = Files.createFile(here.resolve("installed"));
    assertEquals(installed, Settings.tokenFile(here.resolve("own"), installed));
  }

  @Test
  void a_token_that_cannot_be_read_is_passed_over() {
    Path own = here.resolve("own");
    assertEquals(own, Settings.tokenFile(own, here.resolve("installed")));
  }

  @Test
  void the_site_of_the_installed_broker_is_looked_at_where_there_is_no_own() throws Exception {
    Path own = here.resolve("own");
    Path installed = Files.createDirectories(here.resolve("installed"));
    assertEquals(own, Settings.siteDirectory(own, installed));
    Files.createFile(installed.resolve("identity.p8"));
    assertEquals(installed, Settings.siteDirectory(own, installed));
    Files.createFile(Files.createDirectories(own).resolve("identity.p8"));
    assertEquals(own, Settings.siteDirectory(own, installed));
  }
}
