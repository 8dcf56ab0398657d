package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import psw.broker.announcing.Announcer;
import psw.broker.announcing.Standing;
import psw.broker.far.RendezvousUrl;

/** The rendez-vous of this site, as of one request. */
@RequestScoped
class RendezvousLines {
  @Inject private Announcer announcer;

  /**
   * All of them, by address. What was added or removed this moment shows so, though nobody is on
   * the way there yet.
   */
  List<RendezvousLine> read() {
    List<RendezvousUrl> members = announcer.members();
    Map<String, RendezvousLine> lines = new TreeMap<>();
    members.forEach(url -> lines.put(url.text(), RendezvousLine.fresh(url)));
    for (Standing standing : announcer.rendezvous()) {
      boolean member = members.contains(standing.url());
      if (!(member && standing.leaving())) {
        lines.put(standing.url().text(), RendezvousLine.of(standing, member));
      }
    }
    return List.copyOf(lines.values());
  }
}
