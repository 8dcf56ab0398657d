package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import psw.testing.FarSite;
import psw.wire.announcement.Offer;

/** All that a rendez-vous owes its callers, whatever it runs on. */
interface RendezvousContract
    extends EdgeContract,
        ListingContract,
        IntakeContract,
        UnverifiedContract,
        LeaseContract,
        EventsContract,
        VectorContract,
        MailboxContract,
        HostileContract,
        ProxyContract {
  FarSite STRANGER = new FarSite("stranger");
  List<Offer> OFFERS = new ArrayList<>();

  @Override
  Api api();

  @Override
  default Api insider(String method, String target, byte[] body) {
    return api().as(STRANGER.proof(method, target.replaceFirst("\\?.*", ""), body));
  }

  @Override
  default boolean offered(String name, String description) {
    try {
      return OFFERS.add(FarSite.offer(OFFERS.size() + 1, name, description));
    } catch (AssertionError noName) {
      return false;
    }
  }

  @Override
  default List<String> pages() {
    FarSite site = new FarSite("hostile");
    assertEquals(200, api().put(site.path(), site.sign(OFFERS, false)).status());
    OFFERS.clear();
    return List.of("/site.xhtml?id=" + site.id());
  }
}
