package psw.server.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import psw.server.settings.ServerKind;
import psw.server.settings.Settings;

/** What stands above every page: whose it is, and what it is. */
@Named
@ApplicationScoped
public class FramePage {
  private Settings settings;

  protected FramePage() {}

  @Inject
  FramePage(Settings settings) {
    this.settings = settings;
  }

  /** How the site calls itself. */
  public String getName() {
    return settings.name().text();
  }

  /** What the server is, in words. */
  public String getKind() {
    return settings.kind() == ServerKind.BROKER ? "broker" : "rendez-vous";
  }
}
